# interrupt: 0.5
# Ctrl+C while the main thread waits at a queue's condition: it has the mutex again when the exception passes.
import queue
import threading
import time

results = queue.Queue()


def work():
    for n in range(3):
        time.sleep(0.2)
        results.put(n)


threading.Thread(target=work).start()
try:
    with results.not_empty:
        try:
            while len(results.queue) < 3:
                results.not_empty.wait()
                print('there are', len(results.queue))
        finally:
            print('locked', results.mutex.locked())
except KeyboardInterrupt:
    print('interrupted', results.mutex.locked(), results.qsize())
print([results.get() for _ in range(3)])
