# ends: exited 3
import threading, time, sys
def f():
    time.sleep(2)
    print('thread ends')
threading.Thread(target=f).start()
sys.exit(3)
