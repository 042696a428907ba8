# ends: stuck
import threading
locks = [threading.Lock() for _ in range(20)]
for l in locks: l.acquire()
def f(l):
    try: l.acquire()
    finally: l.acquire()
for l in locks: threading.Thread(target=f, args=(l,)).start()
