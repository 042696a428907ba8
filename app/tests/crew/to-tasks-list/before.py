import threading
import time

COUNT = 3  #: 1..6 threads
done = []

def work(n):
    time.sleep(0.1 * n)  # the longer, the later
    done.append(n)
    print('worker', n)

def main():
    # all at once
    threads = [threading.Thread(target=work, args=(COUNT - i,))
               for i in range(COUNT)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(done)

if __name__ == '__main__':
    main()
