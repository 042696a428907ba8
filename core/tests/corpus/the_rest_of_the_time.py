"""Waiting for what is left of a time, in a loop: what is left may be a rounding error, which must not be waited for in vain."""
# real clock: the rest may be less than the nanosecond that the virtual one can wait for
import asyncio
import queue
import threading
import time

A_FEW = 3  # turns: the wait itself, and one or two for rounding


def waits(wait, clock):
    """How often `wait` was called until 0.05 s are over."""
    end, turns = clock() + 0.05, 0
    while (rest := end - clock()) > 0:
        turns += 1
        wait(rest)
    return turns


def threads():
    condition, event, lock, items = threading.Condition(), threading.Event(), threading.Lock(), queue.Queue()
    lock.acquire()

    def get(rest):
        try:
            items.get(timeout=rest)
        except queue.Empty:
            pass

    def on_condition(rest):
        with condition:
            condition.wait(rest)

    ways = {'sleep': time.sleep, 'event': event.wait, 'condition': on_condition, 'queue': get,
            'lock': lambda rest: lock.acquire(timeout=rest)}
    for name, wait in ways.items():
        print(name, all(waits(wait, time.monotonic) <= A_FEW for _ in range(5)))


async def tasks():
    loop = asyncio.get_running_loop()

    async def few(wait):
        for _ in range(5):
            end, turns = loop.time() + 0.05, 0
            while (rest := end - loop.time()) > 0:
                turns += 1
                await wait(rest)
            if turns > A_FEW:
                return False
        return True

    async def forever():
        await asyncio.Event().wait()

    async def one(rest):
        try:
            await asyncio.wait_for(forever(), rest)
        except TimeoutError:
            pass

    async def timed(rest):
        try:
            async with asyncio.timeout(rest):
                await forever()
        except TimeoutError:
            pass

    async def some(rest):
        task = asyncio.ensure_future(forever())
        await asyncio.wait([task], timeout=rest)
        task.cancel()

    for wait in asyncio.sleep, one, timed, some:
        print(wait.__name__, await few(wait))


threads()
asyncio.run(tasks())
