# A pool of connections guarded by a semaphore.
import asyncio
from contextlib import asynccontextmanager

class Connection:
    def __init__(self, number):
        self.number, self.queries = number, 0

    async def query(self, text, seconds):
        self.queries += 1
        await asyncio.sleep(seconds)
        return f'{text} via {self.number}'

class Pool:
    def __init__(self, size):
        self.free = [Connection(i) for i in range(size)]
        self.available = asyncio.Semaphore(size)

    @asynccontextmanager
    async def connection(self):
        async with self.available:
            connection = self.free.pop(0)
            try:
                yield connection
            finally:
                self.free.append(connection)

async def client(pool, text, seconds):
    async with pool.connection() as connection:
        print(await connection.query(text, seconds))

async def main():
    pool = Pool(2)
    await asyncio.gather(*(client(pool, f'q{i}', 0.1 * s) for i, s in enumerate([3.5, 1, 1, 2, 1])))
    print(sorted((c.number, c.queries) for c in pool.free))

asyncio.run(main())
