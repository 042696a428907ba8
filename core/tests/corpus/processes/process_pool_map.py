# ProcessPoolExecutor.map: arguments and results are pickled, order of the inputs.
import time
from concurrent.futures import ProcessPoolExecutor

def square(n):
    time.sleep(0.02 * (5 - n))
    return n * n

if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(5))))
        print(list(pool.map(pow, [2, 3], [4, 2], chunksize=2)))
