import asyncio, time

COUNT = 3

async def nap(d):
    await asyncio.sleep(d)
    return d

async def step(name, d):
    total = await nap(d) + await nap(d)
    print(f'{name} slept {total:.1f}')

async def main():
    tasks = []
    for i in range(COUNT):
        tasks.append(asyncio.create_task(step(f't{i}', 0.2 - 0.04 * i)))
    print('all made')
    for task in tasks:
        await task
        print('one more')
    await asyncio.gather(*[step('late', 0.01) for _ in range(1)])
    print(time.perf_counter() > 0)

if __name__ == '__main__':
    asyncio.run(main())
