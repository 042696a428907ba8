# ends: out_of_budget threads
# says: 200 threads
import threading, time
while True:
    threading.Thread(target=time.sleep, args=(100,)).start()
