# R116. A cancelled waiter leaves the queue; if it had just been chosen, the next one is woken  `[lock-cancel]`
import asyncio
async def w(n, lock):
    async with lock: print("got", n)
async def main():
    lock = asyncio.Lock(); await lock.acquire()
    ts = [asyncio.create_task(w(n, lock)) for n in "abc"]; await asyncio.sleep(0)
    lock.release(); ts[0].cancel(); ts[1].cancel()       # a was chosen, b waits: both cancelled
    await asyncio.gather(*ts, return_exceptions=True); print([t.cancelled() for t in ts], lock.locked())
asyncio.run(main())
