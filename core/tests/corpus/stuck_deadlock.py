# Two threads take two locks in opposite order.
# ends: stuck
import threading
import time

a, b = threading.Lock(), threading.Lock()

def work(name, first, second):
    with first:
        time.sleep(0.1)
        print(name, 'has its first lock', flush=True)
        time.sleep(0.1 if name == 'left' else 0.15)
        with second:
            print('never printed')

threads = [threading.Thread(target=work, args=('left', a, b))]
threads[0].start()
time.sleep(0.05)
threads.append(threading.Thread(target=work, args=('right', b, a)))
threads[1].start()
for thread in threads:
    thread.join()
