# A queue's own mutex is a Lock, which is not re-entrant: whoever holds it must not call the queue.
# ends: stuck
import queue

jobs = queue.Queue()
jobs.put('one')
with jobs.mutex:
    print('inside', list(jobs.queue))
    print(jobs.qsize())
