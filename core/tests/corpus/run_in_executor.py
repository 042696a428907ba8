# The default executor and one of our own.
import asyncio
import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def compute(n, power=2):
    time.sleep(0.05 * n)
    return threading.current_thread().name.split('_')[0], n ** power

async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, compute, 2))
    with ThreadPoolExecutor(2, thread_name_prefix='own') as pool:
        futures = [loop.run_in_executor(pool, functools.partial(compute, n, power=3)) for n in (3, 1, 2)]
        for future in futures:
            print(await future)
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix='mine'))
    print(await loop.run_in_executor(None, compute, 1))

asyncio.run(main())
