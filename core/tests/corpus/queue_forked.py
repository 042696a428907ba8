"""A queue whose inside is in use is copied into a child process as it is, and the two go their own ways."""
import multiprocessing
import queue
import threading


def child(q, items):
    print('child sees', list(q.queue), 'in', items is q.queue)
    with q.mutex:
        q.queue.appendleft('child')
    q.put('more')
    print('child has', list(items), q.unfinished_tasks)
    taken = []
    while not q.empty():
        taken.append(q.get())
    print('child took', taken, list(items))
    got = threading.Thread(target=lambda: print('child waits for', q.get()))
    got.start()
    with q.not_empty:
        q.queue.append('late')
        q.not_empty.notify()
    got.join()


def full(q):
    try:
        q.put('third', timeout=0.2)
    except queue.Full:
        print('full in the child', list(q.queue))
    q.maxsize = 0
    q.put('third')
    print('not any more', list(q.queue))


def main():
    q = queue.Queue()
    items = q.queue
    for name in 'ab':
        q.put(name)
    with q.mutex:
        items.append('c')
    worker = multiprocessing.Process(target=child, args=(q, items))
    worker.start()
    worker.join()
    print('parent has', list(items), q.qsize(), q.unfinished_tasks, 'exit code', worker.exitcode)
    small = queue.LifoQueue(2)
    small.put(1)
    small.queue.append(2)
    other = multiprocessing.Process(target=full, args=(small,))
    other.start()
    other.join()
    print('parent', small.queue, small.full(), other.exitcode)


if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    main()
