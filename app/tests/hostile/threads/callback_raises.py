# ends: finished
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(int)
    f.add_done_callback(lambda f: 1 / 0)
print('on')
