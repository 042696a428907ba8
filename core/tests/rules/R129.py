# R129. At most `value` holders; waiters are served FIFO  `[sem-limit]`
import asyncio
async def w(n, sem):
    async with sem: print("start", n); await asyncio.sleep(0.02); print("end", n)
async def main():
    sem = asyncio.Semaphore(2); await asyncio.gather(*(w(i, sem) for i in range(5)))
asyncio.run(main())
