# A scheduler with sleeping tasks: requests are yielded, time is a heap.
import heapq
import itertools
import time

class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

class Spawn:
    def __init__(self, generator):
        self.generator = generator

def child(name, seconds):
    yield Sleep(seconds)
    print(name, 'woke up')
    return name

def parent():
    first = yield Spawn(child('first', 0.2))
    second = yield Spawn(child('second', 0.1))
    print('spawned', first, second)
    yield Sleep(0.15)
    print('parent in the middle')

def run(main):
    ready, sleeping, numbers = [(main, None)], [], itertools.count()
    while ready or sleeping:
        if not ready:
            deadline, _, task = heapq.heappop(sleeping)
            time.sleep(max(0, deadline - time.monotonic()))
            ready.append((task, None))
        task, value = ready.pop(0)
        try:
            request = task.send(value)
        except StopIteration:
            continue
        if isinstance(request, Sleep):
            heapq.heappush(sleeping, (time.monotonic() + request.seconds, next(numbers), task))
        else:
            ready.append((request.generator, None))
            ready.append((task, request.generator.__name__))

run(parent())
