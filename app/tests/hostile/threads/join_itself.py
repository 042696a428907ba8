# ends: raised 1
# says: cannot join current thread
import threading
threading.current_thread().join()
