# ends: out_of_budget virtual_time
from concurrent.futures import ThreadPoolExecutor
import time
def f():
    while True:
        try: time.sleep(100)
        except BaseException: pass
with ThreadPoolExecutor(3) as pool:
    for _ in range(5): pool.submit(f)
