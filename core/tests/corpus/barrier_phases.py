# asyncio.Barrier: nobody begins a phase before all have ended the last one.
import asyncio

async def worker(name, seconds, barrier):
    for phase in range(2):
        await asyncio.sleep(seconds)
        print(name, 'ready for', phase)
        place = await barrier.wait()
        if place == 0:
            print('--- phase', phase)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(worker(n, 0.1 * (i + 1), barrier) for i, n in enumerate('abc')))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    async with asyncio.Barrier(1) as place:
        print('alone at place', place)
    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0.05)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print('broken:', barrier.broken)
    await barrier.reset()
    print(barrier.broken)

asyncio.run(main())
