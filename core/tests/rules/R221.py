# R221. Elapsed times: `time.monotonic()`, `perf_counter()`, `time()` and `loop.time()` all advance during sleeps  `[elapsed-rounding]`
import time
a, b, c = time.monotonic(), time.perf_counter(), time.time(); time.sleep(0.1)
print(round(time.monotonic() - a, 1), round(time.perf_counter() - b, 1), round(time.time() - c, 1))
try: time.sleep(-1)
except ValueError as e: print(e)
