# Value and Array: numbers in shared memory, and their lock.
import multiprocessing as mp
import time

def add(total, cells, number):
    for i in range(3):
        with total.get_lock():
            seen = total.value
            time.sleep(0.01)
            total.value = seen + number
        cells[number] += number * 1.5

def careless(total, wait):
    seen = total.value
    time.sleep(wait)
    total.value = seen + 1

if __name__ == '__main__':
    total, cells = mp.Value('i', 0), mp.Array('d', 4)
    workers = [mp.Process(target=add, args=(total, cells, n)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(total.value, list(cells), len(cells), cells[1:3])
    lost = mp.Value('i', 0)
    workers = [mp.Process(target=careless, args=(lost, 0.1 + 0.05 * n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print('without the lock:', lost.value)
    word = mp.Array('c', b'hello')
    word[0] = b'j'
    print(word.value, total, mp.Value('d', 2))
    cells[:2] = [9, 8]
    print(cells[:], sum(cells))
    for wrong in (lambda: setattr(total, 'value', 'x'), lambda: cells[9], lambda: mp.Value('i', 0.5)):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    total.value = 2 ** 31
    print(total.value)
