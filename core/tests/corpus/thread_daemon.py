# Daemon threads do not keep the program alive.
import threading
import time

def forever():
    n = 0
    while True:
        print('tick', n)
        n += 1
        time.sleep(0.1)

thread = threading.Thread(target=forever, daemon=True)
thread.start()
time.sleep(0.25)
print('daemon:', thread.daemon, thread.is_alive())
print('main ends')
