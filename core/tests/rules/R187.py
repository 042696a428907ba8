# R187. Waiting threads do overlap  `[gil-sleep]`
import threading, time
t0 = time.monotonic(); ts = [threading.Thread(target=time.sleep, args=(0.1,)) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]
print(round(time.monotonic() - t0, 1))
