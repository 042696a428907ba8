# Each worker has its own globals: initializers, counters, classes.
import multiprocessing as mp
import time
from concurrent.futures import ProcessPoolExecutor

prefix = 'none'
calls = 0

def set_up(text):
    global prefix
    prefix = text

def work(n):
    global calls
    calls += 1
    time.sleep(0.05)
    return f'{prefix}{n}', calls

class Multiply:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, n):
        return self.factor * n

    def method(self, n):
        self.factor += n
        return self.factor

if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=set_up, initargs=('worker ',)) as pool:
        results = list(pool.map(work, range(6)))
        print([text for text, _ in results], sorted(count for _, count in results))
        multiply = Multiply(3)
        print(pool.submit(multiply, 5).result(), pool.submit(multiply.method, 5).result(), multiply.factor)
    with mp.Pool(1, set_up, ('pool ',)) as pool:
        print(pool.map(work, range(3)))
    with mp.Pool(1, maxtasksperchild=1) as pool:
        print([pool.apply(work, (n,)) for n in range(3)])
    print(prefix, calls)
