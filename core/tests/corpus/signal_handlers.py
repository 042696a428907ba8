# A program's own handlers: set, asked for, called in the main thread, replaced, ignored.
import signal
import threading
import time


def handler(number, frame):
    print("handler", signal.Signals(number).name, frame is not None, threading.current_thread().name)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM))
before = signal.signal(signal.SIGTERM, handler)
print("before", before, signal.getsignal(signal.SIGTERM) is handler)
signal.raise_signal(signal.SIGTERM)
print("after the call")

thread = threading.Thread(target=signal.raise_signal, args=(signal.SIGTERM,), name="other")
thread.start()
thread.join()
time.sleep(0.1)
print("the thread is done")

signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.raise_signal(signal.SIGTERM)
print("ignored", signal.getsignal(signal.SIGTERM))

signal.signal(signal.SIGUSR1, 0)
print(signal.signal(signal.SIGUSR1, lambda number, frame: print("usr1", number)))
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGCHLD)


def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


attempt(signal.signal, signal.SIGTERM, "no handler")
attempt(signal.signal, 0, handler)
attempt(signal.signal, 1000, handler)
attempt(signal.signal, signal.SIGKILL, handler)
attempt(signal.getsignal, 65)
thread = threading.Thread(target=attempt, args=(signal.signal, signal.SIGTERM, handler))
thread.start()
thread.join()


def fails(number, frame):
    raise LookupError("from the handler")


signal.signal(signal.SIGINT, fails)
try:
    signal.raise_signal(signal.SIGINT)
except LookupError as error:
    print("caught", error)
print(signal.strsignal(signal.SIGINT), signal.SIGINT, int(signal.SIGTERM), signal.SIGTERM in signal.valid_signals())
