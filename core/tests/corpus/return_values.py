# What run() and await give back.
import asyncio

async def add(a, b):
    await asyncio.sleep(0)
    return a + b

async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)

async def nothing():
    pass

print(asyncio.run(add(2, 3)))
print(asyncio.run(fib(10)))
print(asyncio.run(nothing()))
