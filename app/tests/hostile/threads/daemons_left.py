# ends: finished
import threading, time
def spin():
    while True: time.sleep(0.1)
for _ in range(20): threading.Thread(target=spin, daemon=True).start()
time.sleep(0.35)
print('main ends')
