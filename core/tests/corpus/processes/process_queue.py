# Results through a multiprocessing.Queue.
import multiprocessing
import time

def worker(number, queue):
    time.sleep(0.1 * number)
    queue.put((number, number ** 3))

if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    queue = context.Queue()
    processes = [context.Process(target=worker, args=(n, queue)) for n in (3, 1, 2)]
    for process in processes:
        process.start()
    print([queue.get() for _ in processes])
    for process in processes:
        process.join()
