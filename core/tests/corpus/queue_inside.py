"""The inside of a queue.Queue: its items, which are the program's to change, and its numbers."""
import collections
import queue
import threading
import time


class Ticket:
    """Has an order, and no repr to be seen."""

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number


def first_in_first_out():
    line = queue.Queue()
    items = line.queue
    for n in range(5):
        line.put(n)
    print(items, items is line.queue, type(items) is collections.deque)
    print(line.get(), line.get(), list(items))
    items.rotate(1)
    items.appendleft('first')
    items.append('last')
    print(line.qsize(), line.unfinished_tasks, [line.get() for _ in range(3)], list(items))
    items.remove('last')
    print(line.qsize(), line.get(), line.empty(), items)
    for n in range(4):
        line.put(None)
    items.pop()
    print(line.qsize(), line.queue.count(None), line.get(), len(items))
    try:
        for _ in items:
            line.put('while you look')
    except RuntimeError as error:
        print(error)
    line.queue.clear()
    try:
        line.get_nowait()
    except queue.Empty as error:
        print(repr(error), line.unfinished_tasks)


def last_in_first_out():
    stack = queue.LifoQueue()
    items = stack.queue
    for n in range(4):
        stack.put(n)
    print(items, stack.get(), type(items) is list)
    items[:2] = ['a', 'b', 'c']
    items.append('top')
    stack.put('higher')
    print(stack.qsize(), [stack.get() for _ in range(4)], items)
    for n, item in enumerate(items):
        if n < 3:
            stack.put(item * 2)
    print(items)
    del items[:]
    print(stack.empty(), stack.unfinished_tasks)
    stack.queue = ['new', 'newer']
    print(stack.get(), items, stack.queue)


def smallest_out():
    heap = queue.PriorityQueue()
    items = heap.queue
    for n in (5, 3, 8, 1, 9):
        heap.put((n, f'job {n}'))
    print(items)
    print(heap.get(), items)
    with heap.mutex:
        items[:] = [item for item in items if item[0] != 8]
        items.sort()
    heap.put((4, 'job 4'))
    print(items, heap.qsize())
    items.append((0, 'where it does not belong'))
    print([heap.get()[0] for _ in range(heap.qsize())], items, heap.unfinished_tasks)

    # Things that cannot be compared, and a class of one's own.
    heap.put(1)
    try:
        heap.put('one')
    except TypeError as error:
        print(error, items, heap.qsize(), heap.unfinished_tasks)
    heap.queue.clear()
    tickets = [Ticket(n) for n in (3, 1, 2)]
    for ticket in tickets:
        heap.put(ticket)
    tickets[0].number = 0
    print([ticket.number for ticket in items], heap.get() is tickets[1], len(heap.queue))
    heap.queue.remove(tickets[2])
    print(heap.get().number, heap.empty())


def other_objects():
    recent = queue.Queue()
    for n in range(3):
        recent.put(n)
    old = recent.queue
    recent.queue = collections.deque(recent.queue, maxlen=3)
    for n in range(3, 6):
        recent.put(n)
    print(list(recent.queue), recent.qsize(), recent.unfinished_tasks, list(old))
    recent.queue = collections.deque()
    print(recent.empty(), recent.unfinished_tasks)
    recent._put('by the inner door')
    print(recent._qsize(), recent.get())
    recent.put('again')
    recent._init(0)
    print(recent.queue, recent.qsize())


def change_the_numbers():
    narrow = queue.Queue(maxsize=1)
    narrow.put('one')
    thread = threading.Thread(target=lambda: (narrow.put('two'), print('two is in')))
    thread.start()
    time.sleep(0.1)
    with narrow.mutex:
        narrow.maxsize = 3
        narrow.not_full.notify_all()
    thread.join()
    narrow.put('three', timeout=1)
    print(narrow.maxsize, narrow.full(), narrow.qsize())
    narrow.maxsize = 1
    try:
        narrow.put_nowait('four')
    except queue.Full as error:
        print(repr(error), narrow.full())
    narrow.maxsize = 0
    narrow.put_nowait('four')
    print(narrow.full(), narrow.qsize(), narrow.unfinished_tasks)
    narrow.unfinished_tasks -= 3
    narrow.task_done()
    narrow.join()
    try:
        narrow.task_done()
    except ValueError as error:
        print(error)
    narrow.unfinished_tasks = -2
    narrow.put('five')
    print(narrow.unfinished_tasks)
    narrow.maxsize = -1
    print(narrow.maxsize, narrow.full())
    for name in ('mutex', 'not_empty', 'unfinished_tasks', 'maxsize', 'queue'):
        try:
            print(getattr(queue.SimpleQueue(), name))
        except AttributeError as error:
            print('a SimpleQueue', *str(error).split()[2:])
    try:
        narrow.all_done
    except AttributeError as error:
        print(error)


first_in_first_out()
last_in_first_out()
smallest_out()
other_objects()
change_the_numbers()
