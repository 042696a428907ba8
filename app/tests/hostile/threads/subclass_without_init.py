# ends: raised 1
# says: not called
import threading
class T(threading.Thread):
    def __init__(self): pass
T().start()
