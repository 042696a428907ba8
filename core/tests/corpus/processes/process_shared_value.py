# A shared value with its lock.
import multiprocessing
import time

def add(value, times):
    for _ in range(times):
        with value.get_lock():
            seen = value.value
            time.sleep(0.005)
            value.value = seen + 1

if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    value = context.Value('i', 0)
    processes = [context.Process(target=add, args=(value, 5)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value)
