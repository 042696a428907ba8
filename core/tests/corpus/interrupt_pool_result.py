# The main thread waits for a result when Ctrl+C comes; leaving the with block waits for the jobs.
# interrupt: 0.5
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(n)
    print("job", n)
    return n

try:
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(job, n) for n in (1, 1.5)]
        print(futures[0].result())
except KeyboardInterrupt:
    print("interrupted")
print("end")
