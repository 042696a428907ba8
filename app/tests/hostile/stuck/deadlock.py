# ends: stuck
# says: deadlock
import threading, time
a, b = threading.Lock(), threading.Lock()
def f(x, y):
    with x:
        time.sleep(0.1)
        with y: pass
for pair in [(a, b), (b, a)]: threading.Thread(target=f, args=pair).start()
