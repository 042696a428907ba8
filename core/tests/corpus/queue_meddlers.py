"""Producers, consumers, and some who take things out of the queue, stir it or only look: nothing is lost or doubled."""
import queue
import random
import threading

random.seed(7)


def run(kind, keeps, locks):
    q = kind(3)
    kept = q.queue if keeps else None
    got, removed = [], []

    def produce(who):
        for n in range(6):
            if random.random() < 0.3:
                try:
                    q.put((n, who), timeout=random.choice([0, 0.01, 1]))
                except queue.Full:
                    removed.append((n, who))
            else:
                q.put((n, who))

    def consume():
        while True:
            try:
                job = q.get(timeout=random.choice([0.05, 0.5, None]))
            except queue.Empty:
                continue
            if job[0] < 99:
                got.append(job)
            q.task_done()
            if job[0] == 99:
                return

    def remove_one():
        with q.mutex:
            if q.queue:
                removed.append(q.queue.pop())
                q.unfinished_tasks -= 1
                if q.unfinished_tasks == 0:
                    q.all_tasks_done.notify_all()
                q.not_full.notify()

    def stir():
        with q.mutex:
            if kind is not queue.PriorityQueue:
                random.shuffle(q.queue)

    def look():
        assert len(q.queue) <= 3 and q.qsize() <= 3 and q.maxsize == 3 and (not kept or kept is q.queue)

    def meddle():
        for _ in range(8):
            random.choice([remove_one, stir, look] if locks else [look])()

    consumers = [threading.Thread(target=consume) for _ in range(2)]
    others = [threading.Thread(target=produce, args=(who,)) for who in range(3)]
    others += [threading.Thread(target=meddle) for _ in range(2)]
    for thread in consumers + others:
        thread.start()
    for thread in others:
        thread.join()
    q.join()
    for _ in consumers:
        q.put((99, 'stop'))
    for thread in consumers:
        thread.join()
    complete = sorted(got + removed) == [(n, who) for n in range(6) for who in range(3)]
    print(kind.__name__, keeps, locks, complete, q.qsize(), q.unfinished_tasks, list(q.queue))


for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue:
    for keeps in False, True:
        for locks in False, True:
            run(kind, keeps, locks)
