# ends: finished|out_of_budget events
import threading, time
def spin():
    end = time.monotonic() + 0.05
    while time.monotonic() < end: pass
ts = [threading.Thread(target=spin) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print('on')
