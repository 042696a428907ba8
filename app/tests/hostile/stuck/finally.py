# ends: stuck
import threading
lock = threading.Lock()
lock.acquire()
try: lock.acquire()
finally:
    try: lock.acquire()
    finally: print('never printed')
