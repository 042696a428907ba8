# ends: out_of_budget threads
from concurrent.futures import ThreadPoolExecutor
import time
pools = []
while True:
    pools.append(ThreadPoolExecutor(1))
    pools[-1].submit(time.sleep, 5)
