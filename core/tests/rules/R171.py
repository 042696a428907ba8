# R171. An exception kills only its thread, is reported by `threading.excepthook`, and never reaches `join()`  `[thread-exception]`
import threading
def f(): raise ValueError("x")
t = threading.Thread(target=f); t.start(); print(t.join())
threading.excepthook = lambda a: print(a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=f); t.start(); t.join(); print("main goes on")
