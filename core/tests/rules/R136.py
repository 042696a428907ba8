# R136. FIFO; `get()` on a non-empty and `put()` on a non-full queue do not suspend  `[queue-basic]`
import asyncio
async def main():
    q = asyncio.Queue(); asyncio.get_running_loop().call_soon(print, "callback")
    for i in range(3): await q.put(i)
    print([await q.get() for _ in range(3)], q.empty(), q.qsize(), q.maxsize); await asyncio.sleep(0)
asyncio.run(main())
