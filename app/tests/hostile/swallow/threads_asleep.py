# ends: out_of_budget virtual_time
import threading, time
def f():
    while True:
        try: time.sleep(100)
        except BaseException: pass
for _ in range(5): threading.Thread(target=f).start()
f()
