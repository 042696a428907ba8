# R158. One FIFO work queue shared by all workers  `[pool-fifo]`
import time
from concurrent.futures import ThreadPoolExecutor
def job(n, d): print("start", n); time.sleep(d); print("end", n)
with ThreadPoolExecutor(2) as ex:
    for n, d in (("a", 0.05), ("b", 0.11), ("c", 0.12), ("d", 0.02)): ex.submit(job, n, d); time.sleep(0.01)
