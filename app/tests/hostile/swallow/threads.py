# ends: out_of_budget steps
import threading
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
for _ in range(5): threading.Thread(target=f).start()
f()
