# Read, wait, write without and with a lock.
import threading
import time

class Counter:
    def __init__(self, lock):
        self.value = 0
        self.lock = lock

    def add(self):
        if self.lock:
            with self.lock:
                self.add_unprotected()
        else:
            self.add_unprotected()

    def add_unprotected(self):
        seen = self.value
        time.sleep(0.1)
        self.value = seen + 1

for lock in (None, threading.Lock()):
    counter = Counter(lock)
    threads = [threading.Thread(target=counter.add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print('with a lock:' if lock else 'without:', counter.value)
