# A bounded buffer with threading.Condition.
import threading
import time
from collections import deque

buffer, changed, LIMIT = deque(), threading.Condition(), 2

def producer():
    for i in range(5):
        with changed:
            changed.wait_for(lambda: len(buffer) < LIMIT)
            buffer.append(i)
            changed.notify()
    with changed:
        buffer.append(None)
        changed.notify()

def consumer():
    while True:
        with changed:
            while not buffer:
                changed.wait()
            item = buffer.popleft()
            changed.notify()
        if item is None:
            break
        print('got', item)
        time.sleep(0.05)

threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with changed:
    print(changed.wait(timeout=0.1), changed.wait_for(lambda: False, timeout=0.05))
try:
    changed.notify()
except RuntimeError as error:
    print(error)
