import asyncio, time

async def nap(d):
    await asyncio.sleep(d)
    return d

async def step(name, d):
    total = await nap(d) + await nap(d)
    print(f'{name} slept {total:.1f}')

async def main():
    threads = []
    for i in range(3):
        t = asyncio.create_task(step(f't{i}', 0.2 - 0.04 * i))
        threads.append(t)
        await asyncio.sleep(0.01)
    print('all begun')
    for t in threads:
        await t
        print('one more')
    print(time.perf_counter() > 0)
asyncio.run(main())
