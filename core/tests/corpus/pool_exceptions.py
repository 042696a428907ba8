from concurrent.futures import ThreadPoolExecutor, wait, as_completed, FIRST_EXCEPTION, FIRST_COMPLETED
import time
def f(n):
    time.sleep(n / 5)
    if n == 2: raise ZeroDivisionError('two')
    return n * n
with ThreadPoolExecutor(max_workers=3, thread_name_prefix='calc') as pool:
    fs = {pool.submit(f, n): n for n in (3, 2, 1, 4)}
    done, pending = wait(fs, return_when=FIRST_EXCEPTION)
    print(sorted(fs[x] for x in done), sorted(fs[x] for x in pending))
    for x in sorted(as_completed(fs), key=fs.get):
        e = x.exception()
        print(fs[x], repr(e) if e else x.result())
    try:
        print(list(pool.map(f, [1, 2, 3])))
    except ZeroDivisionError as e: print('map', e)
    g = pool.map(lambda a, b: a + b, 'abc', 'xyz', timeout=5)
    print(next(g), list(g))
    x = pool.submit(time.sleep, 0.1)
    x.add_done_callback(lambda x: print('callback', x.done(), x.cancelled()))
    print(x.cancel(), x.running())
try: pool.submit(f, 1)
except RuntimeError as e: print(e)
