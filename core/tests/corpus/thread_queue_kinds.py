# Full, Empty, timeouts, LifoQueue, PriorityQueue, SimpleQueue.
# real clock: the virtual one replaces what this program looks at
import queue
import threading
import time

bounded = queue.Queue(maxsize=1)
bounded.put('a')
for call in (lambda: bounded.put('b', block=False), lambda: bounded.put('b', timeout=0.1), lambda: bounded.put_nowait('b')):
    try:
        call()
    except queue.Full as error:
        print('full', repr(error), bounded.full())
print(bounded.get(), bounded.empty())
for call in (bounded.get_nowait, lambda: bounded.get(timeout=0.1)):
    try:
        call()
    except queue.Empty as error:
        print('empty', repr(error), bounded.qsize())
for kind in (queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for item in (2, 3, 1):
        q.put(item)
    print(kind.__name__, [q.get() for _ in range(3)])
threading.Thread(target=lambda: (time.sleep(0.1), bounded.put('late'))).start()
print(bounded.get(timeout=1))
