# acquire with timeout, non-blocking, locked, release from elsewhere.
# real clock: the virtual one replaces what this program looks at
import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.locked())
print(lock.acquire(blocking=False))
started = time.monotonic()
print(lock.acquire(timeout=0.2), f'after {time.monotonic() - started:.1f} s')

def release_later():
    time.sleep(0.1)
    print('the other thread releases')
    lock.release()

threading.Thread(target=release_later).start()
with lock:
    print('main has it')
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
try:
    lock.acquire(blocking=False, timeout=1)
except ValueError as error:
    print(error)
