# ends: out_of_budget threads
import threading
while True:
    t = threading.Thread(target=int)
    t.start()
    t.join()
