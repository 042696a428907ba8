# Publish and subscribe: a queue for each subscriber, async iteration.
import asyncio
from contextlib import contextmanager

class Hub:
    def __init__(self):
        self.subscribers = set()

    def publish(self, topic, message):
        for subscription in sorted(self.subscribers, key=lambda s: s.name):
            if subscription.topic in (topic, '*'):
                subscription.queue.put_nowait((topic, message))

    @contextmanager
    def subscribe(self, name, topic):
        subscription = Subscription(name, topic)
        self.subscribers.add(subscription)
        try:
            yield subscription
        finally:
            self.subscribers.remove(subscription)

class Subscription:
    def __init__(self, name, topic):
        self.name, self.topic, self.queue = name, topic, asyncio.Queue()

    def __aiter__(self):
        return self

    async def __anext__(self):
        topic, message = await self.queue.get()
        if message is None:
            raise StopAsyncIteration
        return topic, message

async def listen(hub, name, topic):
    with hub.subscribe(name, topic) as subscription:
        async for topic, message in subscription:
            print(f'{name}: [{topic}] {message}')
    print(name, 'left; subscribers:', len(hub.subscribers))

async def main():
    hub = Hub()
    listeners = asyncio.gather(listen(hub, 'ann', 'news'), listen(hub, 'ben', '*'))
    for topic, message in [('news', 'hello'), ('sport', '3:2'), ('news', 'bye')]:
        await asyncio.sleep(0.05)
        hub.publish(topic, message)
    await asyncio.sleep(0.05)
    hub.publish('news', None)
    await listeners

asyncio.run(main())
