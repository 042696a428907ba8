# A token bucket: three at once, then one every 0.1 s.
import asyncio

class RateLimiter:
    def __init__(self, burst, period):
        self.tokens, self.burst, self.period = burst, burst, period
        self.semaphore = asyncio.Semaphore(burst)

    async def refill(self):
        while True:
            await asyncio.sleep(self.period)
            if self.semaphore._value < self.burst:
                self.semaphore.release()

    async def __aenter__(self):
        await self.semaphore.acquire()

    async def __aexit__(self, *error):
        pass

async def main():
    loop = asyncio.get_running_loop()
    started = loop.time()
    limiter = RateLimiter(3, 0.1)
    refill = asyncio.create_task(limiter.refill())
    async def request(n):
        async with limiter:
            print(f'request {n} at {loop.time() - started:.1f}')
    await asyncio.gather(*(request(n) for n in range(6)))
    refill.cancel()

asyncio.run(main())
