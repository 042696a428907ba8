# R113. `Lock` is FIFO; `release()` wakes the first waiter only  `[lock-fifo]`
import asyncio
async def w(n, lock):
    async with lock: print("in", n); await asyncio.sleep(0); print("out", n)
async def main():
    lock = asyncio.Lock(); await asyncio.gather(*(w(n, lock) for n in "abc"))
asyncio.run(main())
