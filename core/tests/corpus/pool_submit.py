# submit, futures, callbacks, cancel of a queued job, exceptions.
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor, TimeoutError

def job(name, seconds, fail=False):
    time.sleep(seconds)
    if fail:
        raise RuntimeError(name + ' failed')
    return name

with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(job, 'first', 0.2)
    second = pool.submit(job, 'second', 0.1)
    third = pool.submit(job, 'third', 0.05, fail=True)
    first.add_done_callback(lambda f: print('callback:', f.result()))
    time.sleep(0.05)
    print(first.running(), second.running(), first.cancel(), second.cancel())
    try:
        first.result(timeout=0.05)
    except TimeoutError:
        print('not yet')
    print(first.result(), repr(third.exception()))
    try:
        second.result()
    except CancelledError:
        print('second was cancelled', second.cancelled(), second.done())
    try:
        third.result()
    except RuntimeError as error:
        print(error)
try:
    pool.submit(job, 'late', 0)
except RuntimeError as error:
    print(error)
