# ends: finished|raised 1
import threading, time
t = threading.Thread(target=time.sleep, args=(1,))
t.start()
t.join(-5)
t.join(float('nan'))
t.join(1e-300)
t.join(1e300)
print('on')
