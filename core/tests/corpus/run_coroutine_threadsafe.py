# A thread hands coroutines to the loop and waits for their results.
import asyncio
import threading
import time

async def fetch(n):
    await asyncio.sleep(0.1)
    if n == 3:
        raise LookupError(n)
    return n * 10

def caller(loop):
    for n in (1, 3):
        future = asyncio.run_coroutine_threadsafe(fetch(n), loop)
        try:
            print('thread got', future.result(timeout=2))
        except LookupError as error:
            print('thread got an error', repr(error))
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
    try:
        future.result(timeout=0.1)
    except TimeoutError:
        print('too slow; cancel', future.cancel())

async def main():
    await asyncio.to_thread(caller, asyncio.get_running_loop())

asyncio.run(main())
