# ends: finished
import threading, time
lock = threading.Lock()
def hold():
    with lock: time.sleep(1000)
threading.Thread(target=hold, daemon=True).start()
print('main ends')
