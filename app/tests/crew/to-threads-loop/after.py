import threading, time

COUNT = 3

def nap(d):
    time.sleep(d)
    return d

def step(name, d):
    total = nap(d) + nap(d)
    print(f'{name} slept {total:.1f}')

def main():
    tasks = []
    for i in range(COUNT):
        t = threading.Thread(target=step, args=(f't{i}', 0.2 - 0.04 * i))
        t.start()
        tasks.append(t)
    print('all made')
    for task in tasks:
        task.join()
        print('one more')
    threads = [threading.Thread(target=step, args=('late', 0.01)) for _ in range(1)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(time.perf_counter() > 0)

if __name__ == '__main__':
    main()
