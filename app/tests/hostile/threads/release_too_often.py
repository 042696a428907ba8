# ends: raised 1
# says: release unlocked lock
import threading
threading.Lock().release()
