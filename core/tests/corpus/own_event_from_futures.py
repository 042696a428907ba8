# An event and a channel built from plain futures.
import asyncio
from collections import deque

class Channel:
    def __init__(self):
        self.items, self.getters = deque(), deque()

    def send(self, item):
        while self.getters:
            getter = self.getters.popleft()
            if not getter.done():
                getter.set_result(item)
                return
        self.items.append(item)

    async def receive(self):
        if self.items:
            return self.items.popleft()
        getter = asyncio.get_running_loop().create_future()
        self.getters.append(getter)
        return await getter

async def consumer(name, channel):
    while (item := await channel.receive()) is not None:
        print(name, 'got', item)
        await asyncio.sleep(0.15)
    print(name, 'ends')

async def main():
    channel = Channel()
    tasks = [asyncio.create_task(consumer(n, channel)) for n in ('left', 'right')]
    for i in range(5):
        channel.send(i)
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    for _ in tasks:
        channel.send(None)
    await asyncio.gather(*tasks)

asyncio.run(main())
