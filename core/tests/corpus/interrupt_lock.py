# Ctrl+C ends the wait for a lock; the line of waiters is as if the main thread had never stood there.
# interrupt: 0.5
import threading
import time

lock = threading.Lock()

def hold():
    with lock:
        time.sleep(1)
    print("released")

holder = threading.Thread(target=hold)
holder.start()
try:
    with lock:
        print("never printed")
except KeyboardInterrupt:
    print("interrupted")
holder.join()
with lock:
    print("free again")
