# ends: finished|exited|raised 1
from concurrent.futures import ThreadPoolExecutor
import sys
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(int)
    f.add_done_callback(lambda f: sys.exit(3))
print('on')
