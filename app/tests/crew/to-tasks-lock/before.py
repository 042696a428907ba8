import threading, time

lock = threading.Lock()
counter = 0

def add(times):
    global counter
    for _ in range(times):
        with lock:
            seen = counter
            time.sleep(0.02)
            counter = seen + 1

counter = 10
first = threading.Thread(target=add, args=(3,))
second = threading.Thread(target=add, args=(2,))
for t in (first, second):
    t.start()
for t in (first, second):
    t.join()
print('counter', counter)
counter = 0
