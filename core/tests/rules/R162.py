# R162. Done callbacks run in the thread that completes the future, in order; if already done, at once in the caller  `[cfut-callbacks]`
import time, threading
from concurrent.futures import ThreadPoolExecutor
show = lambda f: print(f.result(), "in", threading.current_thread().name)
with ThreadPoolExecutor(1, thread_name_prefix="w") as ex:
    f = ex.submit(lambda: (time.sleep(0.05), 7)[1]); f.add_done_callback(show); f.result(); time.sleep(0.02)
    f.add_done_callback(show)
