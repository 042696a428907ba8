# R159. `map` submits everything at once, yields results in input order, raises at the failing position  `[pool-map]`
import time
from concurrent.futures import ThreadPoolExecutor
def job(d):
    time.sleep(d); print("end", d)
    if d == 0.06: raise ValueError(d)
    return d
with ThreadPoolExecutor(3) as ex:
    it = ex.map(job, [0.09, 0.03, 0.06]); print("submitted")
    try:
        for r in it: print("result", r)
    except ValueError as e: print("raised", e)
