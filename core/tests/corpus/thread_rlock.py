# RLock: recursion, release by the owner only.
import threading
import time

lock = threading.RLock()

class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def total(self):
        with lock:
            return self.value + sum(child.total() for child in self.children)

tree = Tree(1, Tree(2, Tree(3)), Tree(4))
print(tree.total())
lock.acquire()
lock.acquire()

def other():
    print('other gets it at once:', lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    with lock:
        print('other has it')

thread = threading.Thread(target=other)
thread.start()
time.sleep(0.1)
lock.release()
time.sleep(0.1)
print('released once')
lock.release()
thread.join()
