# ThreadPoolExecutor.map: order of the inputs, several iterables, errors in place.
import time
from concurrent.futures import ThreadPoolExecutor

def slow_square(n):
    time.sleep(0.05 * (5 - n))
    print('squared', n)
    return n * n

with ThreadPoolExecutor(max_workers=4) as pool:
    print(list(pool.map(slow_square, [1, 2, 3, 4])))
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])))
    print(list(pool.map(lambda a, b: a + b, 'abc', 'xyzw')))
    results = pool.map(lambda x: 10 // x, [5, 2, 0, 1])
    try:
        for result in results:
            print(result)
    except ZeroDivisionError as error:
        print('error:', error)
