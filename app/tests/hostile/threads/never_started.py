# ends: finished
import threading
t = threading.Thread(target=print)
print(t.is_alive())
