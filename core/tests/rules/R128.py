# R128. Conditions may share a `Lock`; the lock's methods are exported  `[cond-shared-lock]`
import asyncio
async def main():
    lock = asyncio.Lock(); a, b = asyncio.Condition(lock), asyncio.Condition(lock)
    await a.acquire(); print(b.locked(), lock.locked()); b.notify_all(); a.release(); print(lock.locked())
asyncio.run(main())
