# ends: stuck
# says: held by main
import threading
lock = threading.Lock()
lock.acquire()
def f(): lock.acquire()
for _ in range(50): threading.Thread(target=f).start()
