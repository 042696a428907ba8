import asyncio

lock = asyncio.Lock()
counter = 0

async def add(times):
    global counter
    for _ in range(times):
        async with lock:  # one at a time
            seen = counter
            await asyncio.sleep(0.02)
            counter = seen + 1

async def main():
    first = asyncio.create_task(add(3))
    second = asyncio.create_task(add(2), name='second')
    await asyncio.gather(first, second)
    print('counter', counter)

asyncio.run(main())
