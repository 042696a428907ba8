# multiprocessing.Pool: apply, map, starmap, imap, callbacks, errors.
import multiprocessing as mp
import time

def square(x):
    return x * x

def slow_square(x):
    time.sleep(0.1 * x)
    return x * x

def power(base, exponent):
    return base ** exponent

def fail(x):
    raise KeyError(x)

def worker_name(_):
    time.sleep(0.05)
    return mp.current_process().name, mp.current_process().daemon

if __name__ == '__main__':
    with mp.Pool(3) as pool:
        print(pool.apply(power, (2, 10)), pool.apply(power, kwds={'base': 3, 'exponent': 2}))
        print(pool.map(square, range(10)), pool.starmap(power, [(2, 3), (3, 2)]))
        print(list(pool.imap(slow_square, [3, 1, 2])), list(pool.imap_unordered(slow_square, [3, 1, 2])))
        print(sorted(set(pool.map(worker_name, range(6), chunksize=1))))
        result = pool.apply_async(slow_square, (4,))
        print(result.ready())
        try:
            result.get(timeout=0.1)
        except mp.TimeoutError as error:
            print('TimeoutError', error.args)
        print(result.get(), result.ready(), result.successful())
        called = []
        good = pool.map_async(square, range(5), callback=called.append)
        bad = pool.apply_async(fail, ('key',), error_callback=lambda e: called.append(repr(e)))
        good.wait()
        bad.wait()
        time.sleep(0.05)
        print(sorted(called, key=str), good.successful(), bad.successful())
        try:
            bad.get()
        except KeyError as error:
            print(repr(error), type(error.__cause__).__name__, 'in fail' in str(error.__cause__))
        try:
            pool.map(lambda x: x, [1])
        except Exception as error:
            print(type(error).__name__, str(error).split(' at 0x')[0])
    for wrong in (lambda: pool.map(square, [1]), lambda: mp.Pool(0)):
        try:
            wrong()
        except ValueError as error:
            print(error)
    pool = mp.Pool(2)
    results = [pool.apply_async(slow_square, (n,)) for n in range(3)]
    pool.close()
    pool.join()
    print([r.get() for r in results])
