# submit, exceptions that come back, as_completed, timeouts.
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

class TooBig(Exception):
    pass

def work(n):
    time.sleep(0.15 * n)
    if n == 3:
        raise TooBig(n)
    return n, n * 10

if __name__ == '__main__':
    with ProcessPoolExecutor(3) as pool:
        futures = [pool.submit(work, n) for n in (3, 1, 2)]
        for future in as_completed(futures):
            try:
                print(future.result())
            except TooBig as error:
                print('too big:', error.args)
        print(futures[0].done(), repr(futures[0].exception()))
