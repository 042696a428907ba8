# Many threads write into one queue, one thread writes the lines.
import queue
import threading
import time

lines = queue.Queue()

def writer():
    for number, line in enumerate(iter(lines.get, 'STOP'), 1):
        print(f'{number:>2} {line}')

def reporter(name, period, count):
    for i in range(count):
        time.sleep(period)
        lines.put(f'{name} report {i}')

thread = threading.Thread(target=writer)
thread.start()
reporters = [threading.Thread(target=reporter, args=plan) for plan in [('fast', 0.1, 4), ('slow', 0.25, 2)]]
for r in reporters:
    r.start()
for r in reporters:
    r.join()
lines.put('STOP')
thread.join()
