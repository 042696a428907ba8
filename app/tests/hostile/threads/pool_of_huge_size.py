# ends: finished
# prints: 0
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2 ** 40) as pool: print(pool.submit(int).result())
