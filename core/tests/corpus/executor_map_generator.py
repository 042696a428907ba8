# What Executor.map returns is a generator: it can be closed, and then what has not begun is cancelled.
import time
from concurrent.futures import ThreadPoolExecutor

made = []


def work(x):
    time.sleep(0.1)
    made.append(x)
    return x


with ThreadPoolExecutor(1) as executor:
    results = executor.map(work, range(10))
    print(str(results).split(' at ')[0], type(results).__name__)
    print(next(results), results.send(None), results.close(), list(results))
    print(results.close())
print(made)

with ThreadPoolExecutor(1) as executor:
    results = executor.map(work, 'ab')
    try:
        results.send(1)
    except TypeError as error:
        print(error)
    print(results.send(None), results.send(2))
    try:
        results.send(None)
    except StopIteration:
        print('no more')
    results = executor.map(work, 'cdefg')
    print(next(results))
    try:
        results.throw(ValueError('enough'))
    except ValueError as error:
        print(repr(error), list(results))
    executor.map(work, 'h').close()  # it has not begun: the call is made
print(made)
