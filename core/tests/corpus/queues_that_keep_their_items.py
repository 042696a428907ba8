"""Queues are made to be derived from: a set, a ring, a queue of unique jobs, one that looks at what it gives away."""
import asyncio
import collections
import queue
import threading
import time


class SetQueue(queue.Queue):
    def _init(self, maxsize):
        print('init', maxsize)
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


class Unique(asyncio.Queue):
    """A job that waits already is not put in again."""

    def _init(self, maxsize):
        self._queue = collections.OrderedDict()

    def _put(self, item):
        if item in self._queue:
            print('  already there:', item)
        self._queue[item] = None

    def _get(self):
        return self._queue.popitem(last=False)[0]


class Ring(asyncio.LifoQueue):
    def __init__(self, keep):
        super().__init__()
        self.keep = keep

    def _put(self, item):
        super()._put(item)
        del self._queue[:-self.keep]


class Counted(queue.PriorityQueue):
    taken = 0

    def _get(self):
        item = super()._get()
        self.taken += 1
        return item


class Picky(queue.Queue):
    def _put(self, item):
        if item < 0:
            raise ValueError(f'{item} is negative')
        super()._put(item)


class Elsewhere(queue.Queue):
    """Its items are in no attribute that the library knows of."""

    def _init(self, maxsize):
        self.high, self.low = [], []

    def _qsize(self):
        return len(self.high) + len(self.low)

    def _put(self, item):
        (self.high if item.isupper() else self.low).append(item)

    def _get(self):
        return (self.high or self.low).pop(0)


class Levels(asyncio.Queue):
    def _init(self, maxsize):
        self.levels = {}

    def qsize(self):
        return sum(map(len, self.levels.values()))

    def empty(self):
        return not self.qsize()

    def _put(self, item):
        self.levels.setdefault(item[0], []).append(item)

    def _get(self):
        level = min(level for level in self.levels if self.levels[level])
        return self.levels[level].pop(0)


class Asked(asyncio.Queue):
    """Keeps its items as usual, and wants to know who asks."""

    def empty(self):
        print('  empty?', super().empty())
        return super().empty()

    def full(self):
        print('  full?', super().full())
        return super().full()

    def qsize(self):
        return 2 * super().qsize()


class Nowhere(asyncio.Queue):
    """_init() forgets to make a place for the items."""

    def _init(self, maxsize):
        pass

    def _put(self, item):
        print('  put', item)


def elsewhere():
    jobs = Elsewhere(3)
    for job in 'aBc':
        jobs.put(job)
    print(jobs.full(), jobs.qsize(), jobs.high, jobs.low)
    try:
        jobs.put('D', timeout=0.1)
    except queue.Full as error:
        print('full', repr(error))
    try:
        print(jobs.queue)
    except AttributeError as error:
        print(error)
    jobs.low.append('behind its back')
    print([jobs.get() for _ in range(4)], jobs.empty(), jobs.unfinished_tasks)


def threads():
    jobs = SetQueue(maxsize=2)
    done = []

    def work():
        while (job := jobs.get()) != 'stop':
            time.sleep(0.1)
            done.append(job)
            jobs.task_done()
        jobs.task_done()

    worker = threading.Thread(target=work)
    for job in (1, 1, 1):
        jobs.put(job)
    print('size', jobs.qsize(), jobs.queue, jobs.unfinished_tasks, jobs.full(), jobs.empty())
    jobs.task_done()
    jobs.task_done()
    worker.start()
    for job in (2, 3, 4):
        jobs.put(job)
        time.sleep(0.3)
    jobs.put('stop')
    jobs.join()
    worker.join()
    print(sorted(done), jobs.qsize(), jobs.unfinished_tasks)

    small = Counted()
    for n in (3, 1, 2):
        small.put(n)
    print([small.get(), small.get()], small.taken, small.qsize(), small.queue)

    picky = Picky(1)
    for n in (-1, 1, 2):
        try:
            picky.put_nowait(n)
        except (ValueError, queue.Full) as error:
            print(type(error).__name__, error, picky.qsize(), picky.unfinished_tasks)
    print(picky.get(), picky.empty())
    try:
        picky.get(timeout=0.2)
    except queue.Empty as error:
        print('empty', repr(error))


async def consumer(jobs):
    while True:
        job = await jobs.get()
        await asyncio.sleep(0.1)
        print('did', job, jobs.qsize())
        jobs.task_done()


async def tasks():
    jobs = Unique(3)
    worker = asyncio.create_task(consumer(jobs))
    for name in 'abacabd':
        await jobs.put(name)
        print('put', name, jobs.qsize(), jobs.full(), list(jobs._queue))
    jobs.task_done()  # for the one that was there
    await asyncio.wait_for(jobs.join(), 5)
    worker.cancel()

    ring = Ring(2)
    for n in range(5):
        ring.put_nowait(n)
    print(ring.qsize(), ring.get_nowait(), ring.get_nowait(), ring.empty())
    try:
        ring.get_nowait()
    except asyncio.QueueEmpty as error:
        print('empty', repr(error))

    levels = Levels(3)
    for job in (2, 'b'), (1, 'a'), (2, 'c'):
        await levels.put(job)
    print(levels.full(), levels.qsize(), levels.empty(), str(levels).split()[1:])
    late = asyncio.create_task(levels.put((0, 'urgent')))
    await asyncio.sleep(0.1)
    levels.levels[3] = [(3, 'behind its back')]
    print([await levels.get() for _ in range(4)], late.done(), levels.qsize())
    await late
    print(await levels.get(), levels.empty())

    asked = Asked(4)
    getter = asyncio.create_task(asked.get())
    await asyncio.sleep(0)
    for n in range(3):
        try:
            asked.put_nowait(n)
        except asyncio.QueueFull as error:
            print(repr(error), asked.qsize())
    print(await getter, await asked.get(), asked.qsize(), str(asked).split()[1:])

    lost = Nowhere()
    lost.put_nowait(1)
    for ask in lost.qsize, lost.empty, lost.get_nowait, lambda: lost._queue:
        try:
            print(ask())
        except AttributeError as error:
            print(error)
    print(str(lost))

    plain = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        plain.put_nowait(n)
    print(list(plain._queue), list(asyncio.Queue()._queue))


threads()
elsewhere()
asyncio.run(tasks())
