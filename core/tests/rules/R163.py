# R163. After `shutdown` no submits; `wait=True` joins; `cancel_futures=True` drops the queue  `[pool-shutdown]`
import time
from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(1); fs = [ex.submit(time.sleep, 0.05) for _ in range(3)]; time.sleep(0.02)
ex.shutdown(wait=True, cancel_futures=True); print([f.cancelled() for f in fs], fs[0].done())
try: ex.submit(print)
except RuntimeError as e: print(e)
