# R118. `repr` shows the state  `[lock-repr]`
import asyncio
async def main():
    lock = asyncio.Lock(); print(repr(lock).split(" ", 4)[-1]); await lock.acquire()
    t = asyncio.create_task(lock.acquire()); await asyncio.sleep(0); print(repr(lock).split(" ", 4)[-1]); lock.release(); await t
asyncio.run(main())
