# A cache in which each key is computed once although many ask at the same time.
import asyncio

class Cache:
    def __init__(self, load):
        self.load = load
        self.values = {}
        self.locks = {}

    async def get(self, key):
        lock = self.locks.setdefault(key, asyncio.Lock())
        async with lock:
            if key not in self.values:
                self.values[key] = await self.load(key)
        return self.values[key]

loads = []

async def load(key):
    loads.append(key)
    await asyncio.sleep(0.1 if key == 'a' else 0.2)
    return key * 3

async def main():
    cache = Cache(load)
    print(await asyncio.gather(*(cache.get(key) for key in 'abababa')))
    print('loaded', loads)
    print(await cache.get('b'), loads)

asyncio.run(main())
