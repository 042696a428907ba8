# A readers-writer lock from a condition.
import asyncio
from contextlib import asynccontextmanager

class ReadWriteLock:
    def __init__(self):
        self.condition, self.readers, self.writing = asyncio.Condition(), 0, False

    @asynccontextmanager
    async def read(self):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield
        finally:
            async with self.condition:
                self.readers -= 1
                self.condition.notify_all()

    @asynccontextmanager
    async def write(self):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True
        try:
            yield
        finally:
            async with self.condition:
                self.writing = False
                self.condition.notify_all()

async def reader(name, lock, after, data):
    await asyncio.sleep(after)
    async with lock.read():
        print(name, 'reads', data['value'], 'readers:', lock.readers)
        await asyncio.sleep(0.2)
    print(name, 'is done')

async def writer(lock, after, data):
    await asyncio.sleep(after)
    print('writer wants')
    async with lock.write():
        print('writer writes')
        await asyncio.sleep(0.1)
        data['value'] += 1

async def main():
    lock, data = ReadWriteLock(), {'value': 0}
    await asyncio.gather(reader('r1', lock, 0, data), reader('r2', lock, 0.05, data), writer(lock, 0.1, data),
                         reader('r3', lock, 0.3, data))
    print(data)

asyncio.run(main())
