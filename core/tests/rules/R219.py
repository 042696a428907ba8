# R219. Consecutive awaits add up; only tasks overlap; a blocking call stops everything  `[sequential-await]`
import asyncio, time
async def timed(label, coro): t0 = time.monotonic(); await coro; print(label, round(time.monotonic() - t0, 1))
async def seq(): await asyncio.sleep(0.1); await asyncio.sleep(0.1)
async def blocking(): time.sleep(0.1)
async def both(f): await asyncio.gather(f(), f())
async def main():
    await timed("await; await", seq()); await timed("gather", both(lambda: asyncio.sleep(0.1))); await timed("blocking in gather", both(blocking))
    await timed("blocking in threads", both(lambda: asyncio.to_thread(time.sleep, 0.1)))
asyncio.run(main())
