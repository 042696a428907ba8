# R135. A cancelled waiter just leaves (asyncio): the barrier is not broken  `[barrier-cancel]`
import asyncio
async def main():
    b = asyncio.Barrier(2); t = asyncio.create_task(b.wait()); await asyncio.sleep(0); print(b.n_waiting)
    t.cancel(); await asyncio.wait([t]); print(b.n_waiting, b.broken)
    print(await asyncio.gather(b.wait(), b.wait()))
    try: asyncio.Barrier(0)
    except ValueError as e: print(e)
asyncio.run(main())
