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

    plain = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        plain.put_nowait(n)
    print(list(plain._queue), list(asyncio.Queue()._queue))


threads()
asyncio.run(tasks())
