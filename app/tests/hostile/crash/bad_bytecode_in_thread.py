# ends: crashed
import threading
def f(): pass
f.__code__ = f.__code__.replace(co_code=b'\x64\xff' * 4 + b'\x53\x00', co_stacksize=1)
t = threading.Thread(target=f)
t.start()
t.join()
