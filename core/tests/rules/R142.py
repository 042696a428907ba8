# R142. A cancelled getter (or putter) that had been woken passes the wake-up on  `[queue-cancel]`
import asyncio
async def g(n, q): print(n, "got", await q.get())
async def main():
    q = asyncio.Queue(); ts = [asyncio.create_task(g(n, q)) for n in "ab"]; await asyncio.sleep(0)
    q.put_nowait("item"); ts[0].cancel(); await asyncio.gather(*ts, return_exceptions=True); print([t.cancelled() for t in ts], q.qsize())
asyncio.run(main())
# The same for putters.
async def putters():
    q = asyncio.Queue(1); q.put_nowait(0); ts = [asyncio.create_task(q.put(n)) for n in "ab"]; await asyncio.sleep(0)
    q.get_nowait(); ts[0].cancel(); await asyncio.gather(*ts, return_exceptions=True); print([t.cancelled() for t in ts], q)
asyncio.run(putters())
