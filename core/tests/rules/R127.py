# R127. A notification that reaches a waiter which is cancelled at the same moment is lost  `[cond-cancel-lost]`
import asyncio
async def w(n, c):
    async with c: await c.wait(); print("woken", n)
async def main():
    c = asyncio.Condition(); ts = [asyncio.create_task(w(n, c)) for n in "ab"]; await asyncio.sleep(0)
    async with c: c.notify(1); ts[0].cancel()
    await asyncio.wait(ts, timeout=0.03); print([t.done() for t in ts]); ts[1].cancel()
asyncio.run(main())
