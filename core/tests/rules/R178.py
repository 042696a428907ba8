# R178. `threading.Semaphore`/`BoundedSemaphore`: `release(n)`, `acquire(timeout=)`; bounded raises `ValueError`  `[tsem]`
import threading
s = threading.Semaphore(1); print(s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.02)); s.release(2); print(s.acquire(), s.acquire())
b = threading.BoundedSemaphore(1)
try: b.release()
except ValueError as e: print(e)
try: threading.Semaphore(-1)
except ValueError as e: print(e)
