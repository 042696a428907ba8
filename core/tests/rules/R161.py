# R161. `result(timeout)`/`exception(timeout)` raise the builtin `TimeoutError` and leave the call running  `[cfut-timeout]`
import time, concurrent.futures
with concurrent.futures.ThreadPoolExecutor() as ex:
    f = ex.submit(lambda: (time.sleep(0.08), "late")[1])
    try: f.result(timeout=0.02)
    except TimeoutError as e: print(repr(e), concurrent.futures.TimeoutError is TimeoutError, f.running())
    print(f.result(), f.exception())
