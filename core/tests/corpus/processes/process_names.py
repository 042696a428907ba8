# Names, parents and children: Process-1, a subclass with run(), a child of a child.
import multiprocessing as mp
import os
import time

class Counter(mp.Process):
    def __init__(self, upto):
        super().__init__()
        self.upto = upto

    def run(self):
        print(self.name, 'counts to', self.upto, mp.current_process() is self, self.is_alive())

def grandchild():
    print('  grandchild', mp.current_process().name, 'of', mp.parent_process().name)

def child(label):
    me = mp.current_process()
    print(label, me.name, mp.parent_process().name, os.getppid() == mp.parent_process().pid)
    inner = mp.Process(target=grandchild)
    inner.start()
    inner.join()
    print(label, 'sees', inner.name, inner.exitcode)

if __name__ == '__main__':
    print(mp.current_process().name, mp.parent_process())
    first = mp.Process(target=child, args=('first',))
    print(first.name, first.pid, first.exitcode, first.is_alive(), first.daemon)
    first.start()
    first.join()
    counter = Counter(3)
    counter.start()
    counter.join()
    named = mp.Process(target=child, args=('named',), name='Ada')
    named.start()
    time.sleep(0.2)
    print(mp.active_children(), named.exitcode)
    for wrong in (named.start, mp.Process(target=print).join):
        try:
            wrong()
        except AssertionError as error:
            print(error)
    context = mp.get_context('fork')
    print(context.Process().name, mp.get_start_method(), len({os.getpid(), first.pid, named.pid}))
    counter.close()
    try:
        counter.is_alive()
    except ValueError as error:
        print(error)
