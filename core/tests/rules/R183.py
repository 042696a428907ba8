# R183. Two locks in opposite order deadlock; a timeout or a fixed order avoids it  `[deadlock]`
import threading, time
a, b = threading.Lock(), threading.Lock(); out = []
def w(x, y):
    with x:
        time.sleep(0.05); got = y.acquire(timeout=0.1); out.append(got)
        if got: y.release()
        else: time.sleep(0.1)
ts = [threading.Thread(target=w, args=p) for p in ((a, b), (b, a))]; [t.start() for t in ts]; [t.join() for t in ts]; print(out)
