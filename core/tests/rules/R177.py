# R177. `threading.Condition`: FIFO waiter list, then a race for the lock; `wait(timeout)` returns a bool  `[tcond]`
import threading, time
c = threading.Condition(); out = []
def w(n):
    with c: c.wait(); out.append(n)
ts = [threading.Thread(target=w, args=(n,)) for n in "abc"]
for t in ts: t.start(); time.sleep(0.03)
for _ in ts:
    with c: c.notify()
    time.sleep(0.03)
print(out)
with c: print(c.wait(0.02), c.wait_for(lambda: False, 0.02))
try: c.notify()
except RuntimeError as e: print(e)
