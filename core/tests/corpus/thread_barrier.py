# threading.Barrier with an action; a broken one.
import threading
import time

barrier = threading.Barrier(3, action=lambda: print('all here'))

def runner(n):
    for lap in range(2):
        time.sleep(0.1 * (n + 1))
        print('runner', n, 'lap', lap)
        barrier.wait()
        time.sleep(0.02)

threads = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(barrier.n_waiting, barrier.parties, barrier.broken)
lonely = threading.Barrier(2)
try:
    lonely.wait(timeout=0.1)
except threading.BrokenBarrierError:
    print('nobody came', lonely.broken)
lonely.reset()
print(lonely.broken)
