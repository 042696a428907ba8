# An exception ends only its thread; threading.excepthook reports it.
# records: stderr
import threading
import time

def bad(n):
    time.sleep(0.05 * n)
    raise ValueError(f'number {n}')

thread = threading.Thread(target=bad, args=(1,), name='unlucky')
thread.start()
thread.join()
print('main goes on')

def hook(args):
    print('hook:', args.exc_type.__name__, args.exc_value, args.thread.name)

threading.excepthook = hook
thread = threading.Thread(target=bad, args=(2,), name='observed')
thread.start()
thread.join()
print('end')
