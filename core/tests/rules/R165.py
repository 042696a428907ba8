# R165. A failing initializer breaks the pool  `[pool-initializer]`
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
ex = ThreadPoolExecutor(1, initializer=lambda: 1 / 0); f = ex.submit(print)
try: f.result()
except BrokenThreadPool as e: print(e)
try: ex.submit(print)
except BrokenThreadPool as e: print(e)
