import threading, time

lock = threading.Lock()
counter = 0

def add(times):
    global counter
    for _ in range(times):
        with lock:  # one at a time
            seen = counter
            time.sleep(0.02)
            counter = seen + 1

def main():
    first = threading.Thread(target=add, args=(3,))
    first.start()
    second = threading.Thread(target=add, args=(2,), name='second')
    second.start()
    first.join()
    second.join()
    print('counter', counter)

main()
