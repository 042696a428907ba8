# Daemonic processes end with the program; they may have no children of their own.
import multiprocessing as mp
import time

def tick(name):
    for i in range(100):
        print(name, i)
        time.sleep(0.1)

def parent_of_daemon():
    inner = mp.Process(target=tick, args=('inner',), daemon=True)
    inner.start()
    time.sleep(0.15)

def wants_child():
    try:
        mp.Process(target=tick, args=('no',)).start()
    except AssertionError as error:
        print(error)

if __name__ == '__main__':
    p = mp.Process(target=parent_of_daemon)
    p.start()
    p.join()
    q = mp.Process(target=wants_child, daemon=True)
    print(q.daemon, p.daemon)
    q.start()
    q.join()
    daemon = mp.Process(target=tick, args=('daemon',))
    daemon.daemon = True
    daemon.start()
    time.sleep(0.25)
    print('main ends')
