# ends: finished
import threading
lock = threading.Lock()
def f():
    with lock: raise ValueError('with a lock')
t = threading.Thread(target=f)
t.start()
t.join()
print(lock.locked())
