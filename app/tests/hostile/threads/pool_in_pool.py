# ends: stuck
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
def outer(): return pool.submit(int).result()
print(pool.submit(outer).result())
