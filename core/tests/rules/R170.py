# R170. `join(timeout)` returns `None` either way: ask `is_alive()`  `[thread-join-timeout]`
import threading, time
t = threading.Thread(target=time.sleep, args=(0.08,)); t.start()
print(t.join(0.02), t.is_alive()); print(t.join(), t.is_alive())
