# What belongs to threads is not shared by processes: queue.Queue, threading.Event, asyncio objects, random numbers.
import multiprocessing as mp
import queue
import random
import threading
import time
from functools import lru_cache

inbox = queue.Queue()
flag = threading.Event()
lock = threading.Lock()
places = threading.Semaphore(2)
random.seed(5)

def child():
    inbox.put('from the child')
    flag.set()
    places.acquire()
    random.random()
    print('child:', inbox.qsize(), flag.is_set(), lock.acquire(timeout=0.05))

if __name__ == '__main__':
    inbox.put('from main')
    with lock:
        process = mp.Process(target=child)
        process.start()
        process.join()
    print('main:', inbox.qsize(), inbox.get(), flag.is_set(), lock.locked(),
          [places.acquire(blocking=False) for _ in range(3)])
    print(random.random() == random.Random(5).random())
    for thing in (inbox, flag, lock, mp.Queue(), mp.Lock(), mp.Value('i', 1)):
        with mp.Pool(1) as pool:
            try:
                pool.apply(print, (thing,))
            except Exception as error:
                print(type(error).__name__, error)
