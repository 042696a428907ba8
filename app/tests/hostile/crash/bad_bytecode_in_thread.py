# ends: crashed
# says: crashed the process
import threading
def f(): pass
f.__code__ = f.__code__.replace(co_code=bytes([1, 0]) * 1000, co_stacksize=1)
t = threading.Thread(target=f)
t.start()
t.join()
