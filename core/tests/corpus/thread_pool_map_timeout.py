from concurrent.futures import ThreadPoolExecutor, TimeoutError
import time, itertools, threading
lock = threading.Lock(); active = peak = 0
def f(n):
    global active, peak
    with lock: active += 1; peak = max(peak, active)
    time.sleep(0.5)
    with lock: active -= 1
    return n
with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(f, range(10))), peak)
    try: list(ex.map(f, range(20), timeout=0.12))
    except TimeoutError as e: print('timeout', e)
    print(sum(ex.map(pow, [2, 3], itertools.repeat(3))))
    print(ex._max_workers, len(ex._threads))
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
