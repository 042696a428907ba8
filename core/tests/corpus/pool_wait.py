# concurrent.futures.wait in its modes.
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

def job(seconds, fail=False):
    time.sleep(seconds)
    if fail:
        raise ValueError(seconds)
    return seconds

with ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(job, s) for s in (0.1, 0.2, 0.3)]
    done, not_done = wait(futures, return_when=FIRST_COMPLETED)
    print(len(done), len(not_done))
    done, not_done = wait(futures, timeout=0.15)
    print(sorted(f.result() for f in done), len(not_done))
    result = wait(futures, return_when=ALL_COMPLETED)
    print(len(result.done), len(result.not_done))
    futures = [pool.submit(job, 0.1), pool.submit(job, 0.2, True), pool.submit(job, 0.4)]
    done, not_done = wait(futures, return_when=FIRST_EXCEPTION)
    print([f in done for f in futures])
