# Which worker takes which job; the pool makes threads only when it needs them.
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(0.1)
    return n, threading.current_thread().name

with ThreadPoolExecutor(max_workers=2, thread_name_prefix='cook') as pool:
    first = pool.submit(job, 0)
    print(first.result())
    print(sorted(pool.map(job, range(1, 4)))[0][0])
    time.sleep(0.1)
    print(len({name for _, name in pool.map(job, range(4))}))
print(threading.active_count())
