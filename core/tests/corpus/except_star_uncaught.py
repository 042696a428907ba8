# records: stderr
# What several `except*` raise is a group that was raised nowhere; its last member is chained to another group.
import threading


def work():
    try:
        raise ExceptionGroup('a', [ValueError(1), OSError(2)])
    except* ValueError:
        raise TypeError('t')
    except* OSError:
        raise KeyError('k')


thread = threading.Thread(target=work)
thread.start()
thread.join()
try:
    raise ExceptionGroup('a', [ValueError(1), OSError(2)])
except* ValueError:
    raise TypeError('t')
except* OSError:
    raise KeyError('k')
