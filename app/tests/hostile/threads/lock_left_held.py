# ends: finished
import threading
lock = threading.Lock()
lock.acquire()
print('main ends')
