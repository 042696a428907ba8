# multiprocessing.pool.ThreadPool: Pool's methods, by threads that share the memory.
# real clock: a ThreadPool of CPython waits for a pipe between its own threads, which the virtual clock does not see
import threading
import time
from multiprocessing import TimeoutError
from multiprocessing.dummy import Pool as DummyPool, Process
from multiprocessing.pool import AsyncResult, Pool, ThreadPool

seen = []


def slow_square(x):
    time.sleep(0.1 * x)
    seen.append(x)
    return x * x


def power(base, exponent):
    return base ** exponent


def who(_):
    time.sleep(0.05)
    thread = threading.current_thread()
    return thread.name, thread.daemon, type(thread).__name__


def fail(x):
    raise KeyError(x)


with ThreadPool(3) as pool:
    print(pool, isinstance(pool, Pool))
    print(pool.apply(power, (2, 10)), pool.apply(power, kwds={'base': 3, 'exponent': 2}))
    print(pool.map(lambda x: x + 1, range(10)), pool.starmap(power, [(2, 3), (3, 2)]))
    print(list(pool.imap(slow_square, [3, 1, 2])), list(pool.imap_unordered(slow_square, [3, 1, 2])), seen)
    print(sorted(set(pool.map(who, range(6), chunksize=1))))
    result = pool.apply_async(slow_square, (4,), callback=lambda value: print('called with', value))
    print(result.ready(), isinstance(result, AsyncResult))
    try:
        result.get(timeout=0.1)
    except TimeoutError as error:
        print('TimeoutError', error.args)
    print(result.get(), result.ready(), result.successful())
    bad = pool.map_async(fail, ['key'], error_callback=lambda error: print('failed:', repr(error)))
    bad.wait()
    time.sleep(0.05)
    try:
        bad.get()
    except KeyError as error:
        print(repr(error), error.__cause__, bad.successful())
    try:
        pool.apply(fail)
    except TypeError as error:
        print(error)
print(pool)
for wrong in (lambda: pool.map(who, [1]), lambda: ThreadPool(0)):
    try:
        wrong()
    except ValueError as error:
        print(error)

# close() lets the pool finish.
pool = DummyPool(2, initializer=seen.clear)
results = [pool.apply_async(slow_square, (n,)) for n in range(1, 4)]
pool.close()
try:
    pool.apply(who, (1,))
except ValueError as error:
    print(error)
pool.join()
print([r.get() for r in results], pool, type(pool).__name__)
print(threading.Thread(target=who))

# terminate() does not.
with ThreadPool(1) as pool:
    results = [pool.apply_async(slow_square, (n,)) for n in range(1, 4)]
    time.sleep(0.15)
pool.join()
print([r.ready() for r in results])

thread = Process(target=slow_square, args=(1,))
print(thread.exitcode)
thread.start()
thread.join()
print(thread.exitcode, seen[-1])
