# shutdown(wait=False) and cancel_futures.
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(0.1 * (n + 1))
    print('job', n)
    return n

pool = ThreadPoolExecutor(max_workers=2)
futures = [pool.submit(job, n) for n in range(6)]
time.sleep(0.05)
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in futures])
print([f.result() for f in futures if not f.cancelled()])
