# ends: stuck
# says: lock
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
