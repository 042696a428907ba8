# R175. Read-modify-write without a lock loses updates as soon as a thread switch falls in between  `[tlock-race]`
import threading, time
n = 0
def unsafe():
    global n
    t = n; time.sleep(0.05); n = t + 1
def safe(lock):
    global n
    with lock: t = n; time.sleep(0); n = t + 1
ts = [threading.Thread(target=unsafe) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(n)
n = 0; lock = threading.Lock(); ts = [threading.Thread(target=safe, args=(lock,)) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(n)
