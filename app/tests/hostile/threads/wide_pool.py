# ends: out_of_budget threads
from concurrent.futures import ThreadPoolExecutor
import time
with ThreadPoolExecutor(10 ** 6) as pool:
    for i in range(1000): pool.submit(time.sleep, 5)
