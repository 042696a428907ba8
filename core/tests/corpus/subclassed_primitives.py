# Locks and semaphores with classes of one's own: `async with` uses what they override.
import asyncio


class NamedLock(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name

    async def acquire(self):
        print(asyncio.current_task().get_name(), 'wants', self.name)
        return await super().acquire()

    def release(self):
        print(asyncio.current_task().get_name(), 'releases', self.name)
        super().release()


class CountingSemaphore(asyncio.Semaphore):
    most = current = 0

    async def acquire(self):
        await super().acquire()
        self.current += 1
        self.most = max(self.most, self.current)
        return True

    def release(self):
        self.current -= 1
        super().release()


async def use(lock):
    async with lock:
        await asyncio.sleep(0.01)


async def limited(semaphore):
    async with semaphore:
        await asyncio.sleep(0.01)


async def main():
    lock = NamedLock('door')
    async with asyncio.TaskGroup() as group:
        for name in ('a', 'b'):
            group.create_task(use(lock), name=name)
    semaphore = CountingSemaphore(2)
    await asyncio.gather(*(limited(semaphore) for _ in range(5)))
    print('at most', semaphore.most, 'now', semaphore.current, semaphore.locked())
    plain = asyncio.Lock()
    plain.owner = 'nobody'
    try:
        async with lock:
            raise ValueError('inside')
    except ValueError as error:
        print(error, lock.locked(), plain.owner)


asyncio.run(main())
