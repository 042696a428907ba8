# threading.Semaphore and BoundedSemaphore.
import threading
import time

gate = threading.Semaphore(2)
log = []

def visit(n):
    time.sleep(0.02 * n)
    with gate:
        log.append(f'in {n}')
        time.sleep(0.15 + 0.05 * n)
        log.append(f'out {n}')

threads = [threading.Thread(target=visit, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
bounded = threading.BoundedSemaphore(1)
print(bounded.acquire(), bounded.acquire(blocking=False), bounded.acquire(timeout=0.05))
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)
