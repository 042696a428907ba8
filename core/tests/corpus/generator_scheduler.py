# The oldest way: a scheduler for generators with round robin.
from collections import deque

def countdown(name, n):
    while n:
        print(name, n)
        yield
        n -= 1
    return f'{name} finished'

class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.results = []

    def spawn(self, generator):
        self.ready.append(generator)

    def run(self):
        while self.ready:
            task = self.ready.popleft()
            try:
                next(task)
            except StopIteration as stop:
                self.results.append(stop.value)
            else:
                self.ready.append(task)

scheduler = Scheduler()
for name, n in [('a', 3), ('b', 1), ('c', 2)]:
    scheduler.spawn(countdown(name, n))
scheduler.run()
print(scheduler.results)
