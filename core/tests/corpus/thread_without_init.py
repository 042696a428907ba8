# A subclass of Thread whose __init__() forgets Thread's.
import threading


class Forgetful(threading.Thread):
    def __init__(self, number):
        self.number = number


def set_name(thread):
    thread.name = 'x'


def set_daemon(thread):
    thread.daemon = True


thread = Forgetful(1)
for use in (lambda t: t.name, lambda t: t.daemon, lambda t: t.ident, lambda t: t.is_alive(), lambda t: t.join(), lambda t: t.start(),
            repr, set_name, set_daemon, lambda t: t.run(), lambda t: t._args):
    try:
        print(use(thread))
    except Exception as error:
        print(type(error).__name__, error)
print(thread.number)
