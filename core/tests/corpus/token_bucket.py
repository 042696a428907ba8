"""A rate limiter as an async context manager: three calls at once, then one every half second."""
import asyncio
import contextlib
import time


class TokenBucket:
    def __init__(self, size, every):
        self.size, self.every = size, every
        self.tokens = size
        self.waiters = []
        self.refill = None

    async def __aenter__(self):
        if self.tokens == 0:
            future = asyncio.get_running_loop().create_future()
            self.waiters.append(future)
            try:
                await future
            except asyncio.CancelledError:
                with contextlib.suppress(ValueError):
                    self.waiters.remove(future)
                raise
        else:
            self.tokens -= 1
        if self.refill is None:
            self.refill = asyncio.get_running_loop().call_later(self.every, self.add)
        return self

    async def __aexit__(self, *exc_info):
        return False

    def add(self):
        self.refill = None
        while self.waiters:
            future = self.waiters.pop(0)
            if not future.done():
                future.set_result(None)
                break
        else:
            self.tokens = min(self.size, self.tokens + 1)
        if self.tokens < self.size:
            self.refill = asyncio.get_running_loop().call_later(self.every, self.add)


async def call(bucket, name, begin):
    async with bucket:
        print(f"{time.monotonic() - begin:.1f} {name}")


async def main():
    bucket, begin = TokenBucket(3, 0.5), time.monotonic()
    tasks = [asyncio.create_task(call(bucket, name, begin)) for name in "abcdefg"]
    await asyncio.sleep(0.7)
    print("cancel f:", tasks[5].cancel())
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(result).__name__ for result in results])
    await asyncio.sleep(2.1)
    print("tokens", bucket.tokens, bucket.refill)


asyncio.run(main())
