# Futures of a process pool: wait, cancel, callbacks, shutdown, timeouts, map in chunks.
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, TimeoutError, wait

def nap(seconds):
    time.sleep(seconds)
    return seconds

if __name__ == '__main__':
    began = time.monotonic()
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(nap, n) for n in (0.3, 0.1, 0.4)]
        futures[1].add_done_callback(lambda f: print('callback', f.result()))
        done, rest = wait(futures, return_when=FIRST_COMPLETED)
        print(sorted(f.result() for f in done), len(rest))
        try:
            futures[2].result(timeout=0.1)
        except TimeoutError as error:
            print('TimeoutError', error.args)
        print([f.result() for f in futures], 0.45 < time.monotonic() - began < 0.7)
        print(list(pool.map(nap, [0.02, 0.01, 0.03], chunksize=2)), list(pool.map(max, 'ab', 'ba')))
        for wrong in (lambda: pool.map(nap, [1], chunksize=0), lambda: ProcessPoolExecutor(0)):
            try:
                wrong()
            except ValueError as error:
                print(error)
    pool = ProcessPoolExecutor(1)
    many = [pool.submit(nap, 0.1) for _ in range(6)]
    time.sleep(0.06)
    print(many[0].running(), many[5].cancel(), many[5].cancelled(), many[0].cancel())
    pool.shutdown(wait=True, cancel_futures=True)
    print([f.cancelled() for f in many])
    try:
        pool.submit(nap, 0)
    except RuntimeError as error:
        print(error)
