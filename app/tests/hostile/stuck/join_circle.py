# ends: stuck
# says: deadlock
import threading
a = threading.Thread(target=lambda: b.join())
b = threading.Thread(target=lambda: a.join())
import time
def fa():
    time.sleep(0.1)
    b.join()
def fb():
    time.sleep(0.1)
    a.join()
a = threading.Thread(target=fa, name='a')
b = threading.Thread(target=fb, name='b')
a.start()
b.start()
