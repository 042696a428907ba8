# ends: raised 1|finished
import threading
lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=1e300))
