import threading, time
from lessonlib import burn
def timed(f): t = time.perf_counter(); f(); return time.perf_counter() - t
def one(): burn(0.1)
def threads(): ts = [threading.Thread(target=one) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]
ratio = min(timed(threads) for _ in range(3)) / min(timed(one) for _ in range(3))
print("two threads cost at least 1.5 times one run:", ratio > 1.5)
