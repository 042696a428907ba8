# threading.Event: start signal, wait with timeout, stop flag.
import threading
import time

start, stop = threading.Event(), threading.Event()

def worker():
    print('waiting for the start')
    start.wait()
    rounds = 0
    while not stop.wait(timeout=0.1):
        rounds += 1
    print('rounds', rounds)

thread = threading.Thread(target=worker)
thread.start()
time.sleep(0.1)
print('go', start.is_set())
start.set()
time.sleep(0.35)
stop.set()
thread.join()
print(start.wait(0.1), stop.is_set())
stop.clear()
print(stop.wait(timeout=0.05))
