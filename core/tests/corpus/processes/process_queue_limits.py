# A bounded Queue: Full, Empty, waiting for room; SimpleQueue; what cannot be pickled.
import multiprocessing as mp
import queue
import time

def consume(inbox, pause):
    for _ in range(3):
        time.sleep(pause)
        print('took', inbox.get())

if __name__ == '__main__':
    inbox = mp.Queue(maxsize=2)
    try:
        inbox.get(timeout=0.05)
    except queue.Empty:
        print('empty')
    try:
        inbox.get_nowait()
    except queue.Empty:
        print('still empty')
    inbox.put('a')
    inbox.put('b')
    time.sleep(0.05)
    print(inbox.full(), inbox.empty(), inbox.qsize())
    try:
        inbox.put('c', timeout=0.05)
    except queue.Full:
        print('full')
    consumer = mp.Process(target=consume, args=(inbox, 0.1))
    consumer.start()
    began = time.monotonic()
    inbox.put('c')
    print('room in time:', 0.05 < time.monotonic() - began < 0.3)
    consumer.join()
    simple = mp.SimpleQueue()
    simple.put([1, {'two': 2}])
    print(simple.empty(), simple.get(), simple.empty())
    try:
        simple.put(lambda: 1)
    except Exception as error:
        print(type(error).__name__)
    inbox.close()
    try:
        inbox.put(1)
    except ValueError as error:
        print(str(error).split(' <')[0])
