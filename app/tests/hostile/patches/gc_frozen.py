# ends: finished
import gc, threading
lock = threading.Lock()
locks = [lock]
locks.append(locks)
gc.freeze()
