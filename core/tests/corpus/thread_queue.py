# queue.Queue between threads: join, task_done, an end mark for each worker.
import queue
import threading
import time

jobs, results = queue.Queue(), queue.Queue()

def worker(number):
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        time.sleep(0.05)
        results.put(job ** 2)
        jobs.task_done()

workers = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for thread in workers:
    thread.start()
for n in range(7):
    jobs.put(n)
for _ in workers:
    jobs.put(None)
jobs.join()
for thread in workers:
    thread.join()
collected = []
while not results.empty():
    collected.append(results.get())
print(sorted(collected))
