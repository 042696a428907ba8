# ends: finished|raised 1
import threading
class D:
    def __del__(self): threading.Thread(target=print, args=('from del',)).start()
D()
print('on')
