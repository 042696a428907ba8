# R157. Defaults: `max_workers = min(32, cpu_count + 4)`, names `ThreadPoolExecutor-K_N`  `[pool-defaults]`
import threading
from concurrent.futures import ThreadPoolExecutor
me = lambda: threading.current_thread().name
for ex in (ThreadPoolExecutor(), ThreadPoolExecutor(thread_name_prefix="dl"), ThreadPoolExecutor()):
    with ex: print(ex.submit(me).result(), ex._max_workers > 4)
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
