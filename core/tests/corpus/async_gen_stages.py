"""Async generators one behind another; closing the last closes all of them, also after break and on errors."""
import asyncio
from contextlib import aclosing


async def numbers(end):
    print("numbers: open")
    try:
        for n in range(end):
            await asyncio.sleep(0.1)
            yield n
    finally:
        await asyncio.sleep(0.01)
        print("numbers: closed")


async def squares(source):
    async with aclosing(source):
        async for n in source:
            yield n * n


async def batches(source, size):
    batch = []
    try:
        async for item in source:
            batch.append(item)
            if len(batch) == size:
                yield tuple(batch)
                batch.clear()
        if batch:
            yield tuple(batch)
    finally:
        await source.aclose()
        print("batches: closed with", batch)


async def averager():
    total, count, average = 0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("averager hears", error)
            total, count = 0, 0
            average = None
        else:
            total, count = total + value, count + 1
            average = total / count


async def main():
    async for batch in batches(squares(numbers(5)), 2):
        print(batch)
    async with aclosing(batches(squares(numbers(50)), 3)) as stream:
        async for batch in stream:
            print(batch)
            if batch[-1] > 20:
                break
    average = averager()
    print(await average.__anext__(), [await average.asend(n) for n in (1, 2, 6)])
    print(await average.athrow(ValueError("reset")), await average.asend(10))
    await average.aclose()
    try:
        await anext(average)
    except StopAsyncIteration:
        print("ended", await anext(average, "default"))
    print([n async for n in squares(numbers(4)) if n % 2 == 0])
    print({n: await asyncio.sleep(0, n) async for n in squares(numbers(2))})
    try:
        async with asyncio.timeout(0.25):
            async for n in squares(numbers(9)):
                print("got", n)
    except TimeoutError:
        print("timeout")
    forgotten = numbers(3)
    print(await anext(forgotten))
    print(forgotten.ag_running, forgotten.ag_await)


asyncio.run(main())
