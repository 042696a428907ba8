# R134. `abort()` breaks it for waiters and newcomers; `reset()` breaks waiters and makes it usable again  `[barrier-abort]`
import asyncio
async def w(b):
    try: return await b.wait()
    except asyncio.BrokenBarrierError as e: return str(e)
async def main():
    b = asyncio.Barrier(3); ts = [asyncio.create_task(w(b)) for _ in range(2)]; await asyncio.sleep(0)
    await b.abort(); print(await asyncio.gather(*ts), b.broken, await w(b))
    await b.reset(); print(b.broken); t = asyncio.create_task(w(b)); await asyncio.sleep(0); print(b.n_waiting)
    await b.reset(); print(await t, b.n_waiting)
asyncio.run(main())
# Resetting while some wait, and a newcomer meanwhile.
async def again():
    b = asyncio.Barrier(2); t = asyncio.create_task(w(b)); await asyncio.sleep(0); r = asyncio.create_task(b.reset())
    u, v = asyncio.create_task(w(b)), asyncio.create_task(w(b)); print(await asyncio.gather(t, r, u, v), repr(b)[-23:])
asyncio.run(again())
