# A result that cannot travel ends in an error, not in a pool that is stuck.
# real clock: processes
import multiprocessing
import threading


def make(n):
    return threading.Lock() if n == 2 else n


if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        try:
            print(pool.map(make, [1, 2, 3], chunksize=1))
        except Exception as error:
            print(type(error).__name__, str(error).split('.')[0].split(':')[0])
        print(pool.map(make, [4, 5]))
