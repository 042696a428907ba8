# asend, athrow, aclose, and the finally of a generator that is closed early.
import asyncio

async def averager():
    total, count, average = 0.0, 0, None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                print('reset:', error)
                total, count, average = 0.0, 0, None
                continue
            await asyncio.sleep(0.01)
            total += value
            count += 1
            average = total / count
    finally:
        print('averager closed')

async def main():
    generator = averager()
    print(await generator.asend(None))
    for value in (10, 20, 60):
        print(await generator.asend(value))
    print(await generator.athrow(ValueError('again')))
    print(await generator.asend(5))
    await generator.aclose()
    try:
        await generator.asend(1)
    except StopAsyncIteration:
        print('it is over')

asyncio.run(main())
