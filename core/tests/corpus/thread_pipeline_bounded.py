"""A pipeline of threads with bounded queues, poison pills, an error in the middle, and a report at the end."""
import queue
import threading
import time
from itertools import count


class Stage(threading.Thread):
    numbers = count(1)

    def __init__(self, function, inbox, outbox=None):
        super().__init__(name=f"stage-{next(self.numbers)}-{function.__name__}", daemon=True)
        self.function, self.inbox, self.outbox = function, inbox, outbox
        self.errors = []

    def run(self):
        for item in iter(self.inbox.get, None):
            try:
                result = self.function(item)
            except Exception as error:
                self.errors.append((item, error))
                continue
            finally:
                self.inbox.task_done()
            if self.outbox is not None:
                self.outbox.put(result)
        self.inbox.task_done()
        if self.outbox is not None:
            self.outbox.put(None)


def read(n):
    time.sleep(0.1)
    return f"{n:02}"


def change(text):
    time.sleep(0.22)
    if text == "03":
        raise ValueError(text)
    return text[::-1]


lines = []


def write(text):
    time.sleep(0.07)
    lines.append(text)
    print(f"{time.perf_counter() - begin:.1f} {text}", threading.current_thread().name)


begin = time.perf_counter()
queues = [queue.Queue(2) for _ in range(3)]
stages = [Stage(read, queues[0], queues[1]), Stage(change, queues[1], queues[2]), Stage(write, queues[2])]
for stage in stages:
    stage.start()
for n in range(6):
    while True:
        try:
            queues[0].put(n, timeout=0.13)
            break
        except queue.Full:
            print(f"{time.perf_counter() - begin:.2f} full, waits with {n}")
queues[0].put(None)
for inbox in queues:
    inbox.join()
for stage in stages:
    stage.join(1)
    print(stage.name, stage.is_alive(), stage.errors)
print(lines, [inbox.unfinished_tasks for inbox in queues])
