# R164. `concurrent.futures.wait` returns a named pair of sets; `as_completed` yields the futures themselves  `[cf-wait]`
import time
from concurrent.futures import ThreadPoolExecutor, wait, as_completed, FIRST_COMPLETED
nap = lambda d: (time.sleep(d), d)[1]
with ThreadPoolExecutor(3) as ex:
    fs = [ex.submit(nap, d) for d in (0.15, 0.05, 0.1)]
    r = wait(fs, return_when=FIRST_COMPLETED); print(sorted(f.result() for f in r.done), len(r.not_done))
    try:
        for f in as_completed(fs, timeout=0.07): print(f.result())
    except TimeoutError as e: print(e)
