# R156. Worker creation: one new thread per `submit` unless an idle worker is known, up to `max_workers`  `[pool-spawn]`
import time, threading
from concurrent.futures import ThreadPoolExecutor
def who(): time.sleep(0.03); return threading.current_thread().name[-1]
def workers(): return threading.active_count() - 1
with ThreadPoolExecutor(4) as ex: print([f.result() for f in [ex.submit(who) for _ in range(3)]], workers())
with ThreadPoolExecutor(4) as ex:
    names = []
    for _ in range(3): names.append(ex.submit(who).result()); time.sleep(0.03)
    print(names, workers())
with ThreadPoolExecutor(2) as ex: print(sorted(f.result() for f in [ex.submit(who) for _ in range(4)]), workers())
