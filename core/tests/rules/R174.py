# R174. `threading.Lock`: not owned, not re-entrant; `acquire(blocking, timeout)` returns a bool  `[tlock]`
import threading
lock = threading.Lock(); print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.02), lock.locked())
threading.Thread(target=lock.release).start(); print(lock.acquire(timeout=1)); lock.release()
try: lock.release()
except RuntimeError as e: print(e)
try: lock.acquire(False, 1)
except ValueError as e: print(e)
