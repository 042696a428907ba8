# Asynchronous generators chained like pipes.
import asyncio

async def numbers(stop):
    for n in range(stop):
        await asyncio.sleep(0.02)
        yield n

async def squares(source):
    async for n in source:
        yield n * n

async def only_even(source):
    async for n in source:
        if n % 2 == 0:
            yield n

async def take(source, count):
    taken = []
    async for item in source:
        taken.append(item)
        if len(taken) == count:
            break
    await source.aclose()
    return taken

async def main():
    print([n async for n in only_even(squares(numbers(8)))])
    print(await take(squares(numbers(100)), 5))
    print({n: n % 3 async for n in numbers(5)})
    print(sum([n async for n in numbers(6) if n % 2]))

asyncio.run(main())
