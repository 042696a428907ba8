# ends: finished
import threading
class T(threading.Thread):
    def run(self): raise SystemExit(4)
t = T()
t.start()
t.join()
print('on')
