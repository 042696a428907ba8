# ends: exited|raised 1
from concurrent.futures import ThreadPoolExecutor
import sys
with ThreadPoolExecutor(1) as pool: pool.submit(sys.exit, 7).result()
