# R160. Future states PENDING, RUNNING, CANCELLED(_AND_NOTIFIED), FINISHED; only a pending one can be cancelled  `[cfut-states]`
import time
from concurrent.futures import ThreadPoolExecutor, CancelledError
with ThreadPoolExecutor(1) as ex:
    a, b = ex.submit(time.sleep, 0.06), ex.submit(print, "never"); time.sleep(0.02)
    print(a.running(), b.running(), a.cancel(), b.cancel(), b.cancel(), b.cancelled(), b.done())
    try: b.result()
    except CancelledError as e: print(repr(e), isinstance(e, Exception))
    print(a.result(), a.done())
