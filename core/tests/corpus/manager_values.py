# What a manager shares beside dicts: values, arrays, and lists that are added to.
# real clock: processes
from multiprocessing import Manager, Process


def add(value, numbers, items, lock):
    with lock:
        value.value += 10
        numbers[0] += 1
        items += [value.value]


if __name__ == '__main__':
    with Manager() as manager:
        value, numbers = manager.Value('i', 0), manager.Array('i', [5, 6])
        items, lock = manager.list(), manager.Lock()
        workers = [Process(target=add, args=(value, numbers, items, lock)) for _ in range(3)]
        for worker in workers: worker.start()
        for worker in workers: worker.join()
        print(value.value, value, numbers[0], len(numbers), list(numbers))
        value.set(7)
        print(value.get(), sorted(items), list(reversed(items)))
        items *= 2
        print(len(items), items + [1], (items * 2)[:3])
