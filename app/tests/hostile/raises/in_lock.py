# ends: raised 1
# says: ValueError: with a lock
import threading
lock = threading.Lock()
with lock: raise ValueError('with a lock')
