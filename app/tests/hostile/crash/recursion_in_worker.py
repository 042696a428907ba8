# ends: raised 1
# says: RecursionError
from concurrent.futures import ThreadPoolExecutor
def key(x): return sorted([1, 2], key=key)
with ThreadPoolExecutor(1) as pool:
    pool.submit(key, 1).result()
