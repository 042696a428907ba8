import asyncio

lock = asyncio.Lock()
counter = 0

async def add(times):
    global counter
    for _ in range(times):
        async with lock:
            seen = counter
            await asyncio.sleep(0.02)
            counter = seen + 1

counter = 10
async def main():
    global counter
    first = asyncio.create_task(add(3))
    second = asyncio.create_task(add(2))
    for t in (first, second):
        await t
    print('counter', counter)
    counter = 0
asyncio.run(main())
