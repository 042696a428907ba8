# A bounded buffer with asyncio.Condition.
import asyncio
from collections import deque

class Buffer:
    def __init__(self, size):
        self.items, self.size, self.changed = deque(), size, asyncio.Condition()

    async def put(self, item):
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            print('put', item, list(self.items))
            self.changed.notify_all()

    async def get(self):
        async with self.changed:
            while not self.items:
                await self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item

async def producer(buffer):
    for i in range(5):
        await buffer.put(i)

async def consumer(buffer):
    for _ in range(5):
        await asyncio.sleep(0.1)
        print('got', await buffer.get())

async def main():
    buffer = Buffer(2)
    await asyncio.gather(producer(buffer), consumer(buffer))

asyncio.run(main())
