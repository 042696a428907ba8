# Start, join, names, daemons, is_alive.
import threading
import time

def work(seconds, results, key):
    time.sleep(seconds)
    results[key] = threading.current_thread().name
    print(key, 'finished')

results = {}
threads = [threading.Thread(target=work, args=(0.1 * (3 - i), results, f'job{i}'), name=f'worker-{i}') for i in range(3)]
for thread in threads:
    thread.start()
print([thread.is_alive() for thread in threads])
threads[2].join()
print([thread.is_alive() for thread in threads])
threads[0].join(timeout=0.05)
print(threads[0].is_alive())
for thread in threads:
    thread.join()
print(sorted(results.items()))
print(threading.active_count(), threading.current_thread().name)
