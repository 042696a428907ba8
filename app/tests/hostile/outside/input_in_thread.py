# ends: finished
import threading
t = threading.Thread(target=input)
t.start()
t.join()
print('on')
