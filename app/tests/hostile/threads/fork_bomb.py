# ends: out_of_budget threads
import threading
def f():
    threading.Thread(target=f).start()
    threading.Thread(target=f).start()
f()
