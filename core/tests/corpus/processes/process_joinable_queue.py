# Workers take jobs from a JoinableQueue until they get None.
import multiprocessing as mp
import time

def worker(number, jobs, results):
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        time.sleep(0.1 * job)
        results.put((number, job, job * job))
        jobs.task_done()
    results.put((number, 'ends', None))

if __name__ == '__main__':
    jobs = mp.JoinableQueue()
    results = mp.Queue()
    workers = [mp.Process(target=worker, args=(n, jobs, results)) for n in range(2)]
    for w in workers:
        w.start()
    began = time.monotonic()
    for job in (3, 1, 4, 1):
        jobs.put(job)
    jobs.join()
    print('all jobs done in time:', 0.45 < time.monotonic() - began < 0.8)
    got = [results.get() for _ in range(4)]
    print(sorted(job for _, job, _ in got), sorted(square for *_, square in got))
    for _ in workers:
        jobs.put(None)
    jobs.join()
    for w in workers:
        w.join()
    print(sorted(results.get() for _ in workers), [w.exitcode for w in workers])
