# The same work one after the other and at once, timed.
import asyncio
import time

async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds

async def main():
    started = time.perf_counter()
    total = 0
    for seconds in (0.1, 0.2, 0.1):
        total += await work(seconds)
    print(f'one after the other: {total:.1f} in {time.perf_counter() - started:.1f} s')

    started = time.perf_counter()
    total = sum(await asyncio.gather(*(work(s) for s in (0.1, 0.2, 0.1))))
    print(f'at once: {total:.1f} in {time.perf_counter() - started:.1f} s')

    started = time.perf_counter()
    tasks = [asyncio.create_task(work(s)) for s in (0.1, 0.2, 0.1)]
    total = 0
    for task in tasks:
        total += await task
    print(f'as tasks: {total:.1f} in {time.perf_counter() - started:.1f} s')

asyncio.run(main())
