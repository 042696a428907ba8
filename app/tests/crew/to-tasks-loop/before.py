import threading, time

def nap(d):
    time.sleep(d)
    return d

def step(name, d):
    total = nap(d) + nap(d)
    print(f'{name} slept {total:.1f}')

threads = []
for i in range(3):
    t = threading.Thread(target=step, args=(f't{i}', 0.2 - 0.04 * i))
    t.start()
    threads.append(t)
    time.sleep(0.01)
print('all begun')
for t in threads:
    t.join()
    print('one more')
print(time.perf_counter() > 0)
