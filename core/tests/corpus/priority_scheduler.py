# A scheduler of our own with a heap, futures and call_later.
import asyncio
import heapq
import itertools

class Scheduler:
    def __init__(self):
        self.heap, self.numbers, self.idle = [], itertools.count(), None

    def submit(self, priority, name, seconds):
        heapq.heappush(self.heap, (priority, next(self.numbers), name, seconds))
        if self.idle and not self.idle.done():
            self.idle.set_result(None)

    async def run(self):
        while True:
            while self.heap:
                priority, _, name, seconds = heapq.heappop(self.heap)
                print('run', name, 'priority', priority)
                await asyncio.sleep(seconds)
            self.idle = asyncio.get_running_loop().create_future()
            print('idle')
            await self.idle

async def main():
    loop, scheduler = asyncio.get_running_loop(), Scheduler()
    runner = asyncio.create_task(scheduler.run())
    for plan in [(3, 'backup', 0.2), (1, 'mail', 0.1), (2, 'report', 0.1)]:
        scheduler.submit(*plan)
    loop.call_later(0.15, scheduler.submit, 1, 'urgent', 0.05)
    loop.call_later(0.6, scheduler.submit, 9, 'late', 0.05)
    await asyncio.sleep(0.8)
    runner.cancel()
    await asyncio.gather(runner, return_exceptions=True)
    print(runner.cancelled())

asyncio.run(main())
