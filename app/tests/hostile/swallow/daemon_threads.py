# ends: finished
import threading, time
def f():
    while True:
        try: time.sleep(100)
        except BaseException: pass
        finally: time.sleep(5)
for _ in range(5): threading.Thread(target=f, daemon=True).start()
print('on')
