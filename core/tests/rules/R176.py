# R176. `RLock`: owned, re-entrant; release by another thread or too often is an error  `[trlock]`
import threading
r = threading.RLock(); print(r.acquire(), r.acquire()); out = []
t = threading.Thread(target=lambda: out.append(r.acquire(False))); t.start(); t.join(); r.release(); r.release(); print(out)
try: r.release()
except RuntimeError as e: print(e)
