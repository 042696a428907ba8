# R126. A cancelled `wait()` re-acquires the lock before it raises  `[cond-cancel]`
import asyncio
async def w(c):
    async with c:
        try: await c.wait()
        finally: print("lock held in finally:", c.locked())
async def main():
    c = asyncio.Condition(); t = asyncio.create_task(w(c)); await asyncio.sleep(0)
    async with c: t.cancel(); await asyncio.sleep(0.02); print("cancelled yet?", t.done())
    await asyncio.wait([t]); print(t.cancelled(), c.locked())
asyncio.run(main())
