# ends: out_of_budget memory
import threading
def f():
    a = [1]
    while True: a.extend(a)
t = threading.Thread(target=f)
t.start()
t.join()
print('not reached')
