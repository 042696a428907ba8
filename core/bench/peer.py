"""The operations of core_bench in the asyncio of the interpreter that runs this, or in uvloop's with --uvloop.

Prints lines "name value": nanoseconds of processor time for one operation.
"""

import asyncio
import statistics
import sys
import time


async def hop(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def nothing():
    pass


async def spawn(n):
    for _ in range(n // 100):
        await asyncio.gather(*[asyncio.create_task(nothing()) for _ in range(100)])


async def queue(n):
    async def answer():
        while True:
            await back.put(await there.get())

    there, back = asyncio.Queue(), asyncio.Queue()
    task = asyncio.create_task(answer())
    for i in range(n):
        await there.put(i)
        await back.get()
    task.cancel()


def measure(operation, count):
    def run(times):
        begin = time.process_time_ns()
        asyncio.run(operation(times))
        return time.process_time_ns() - begin

    run(count)
    print(f"{operation.__name__}_cpu_ns", statistics.median((run(count) - run(0)) / count for _ in range(7)))


if "--uvloop" in sys.argv:
    import uvloop

    uvloop.install()
for measured, times in ((hop, 20_000), (spawn, 10_000), (queue, 5_000)):
    measure(measured, times)
