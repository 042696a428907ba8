# ends: finished
import threading
def key(x): return sorted([1, 2], key=key)
t = threading.Thread(target=key, args=(1,))
t.start()
t.join()
print('main goes on')
