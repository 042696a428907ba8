# R218. asyncio code can lose updates too: every `await` between read and write is a switch point  `[async-race]`
import asyncio
n = 0
async def inc(lock=None):
    global n
    if lock: await lock.acquire()
    t = n; await asyncio.sleep(0); n = t + 1
    if lock: lock.release()
async def main():
    global n
    await asyncio.gather(*(inc() for _ in range(10))); print(n); n = 0; lock = asyncio.Lock()
    await asyncio.gather(*(inc(lock) for _ in range(10))); print(n)
asyncio.run(main())
