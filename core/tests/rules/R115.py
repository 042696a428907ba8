# R115. No barging: between `release()` and the waiter's wake-up nobody else can take the lock  `[lock-handoff]`
import asyncio
async def greedy(lock):
    for i in range(3):
        async with lock: print("greedy", i); await asyncio.sleep(0)
        print("released, locked:", lock.locked())
async def other(lock):
    async with lock: print("other")
async def main():
    lock = asyncio.Lock(); await asyncio.gather(greedy(lock), other(lock))
asyncio.run(main())
