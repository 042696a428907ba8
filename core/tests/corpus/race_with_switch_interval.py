"""The classic demonstration: threads that add to a counter, with a switch interval that makes losses likely; then with a lock."""
import sys
import threading

TIMES = 300


def unsafe():
    global counter
    for _ in range(TIMES):
        counter += 1


def safe():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1


def run(target):
    global counter
    counter = 0
    threads = [threading.Thread(target=target) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter


before = sys.getswitchinterval()
sys.setswitchinterval(1e-5)
lock = threading.Lock()
print("lost with lock:", 4 * TIMES - run(safe))
print("not more than all:", run(unsafe) <= 4 * TIMES)
print(before, sys.getswitchinterval())
sys.setswitchinterval(before)
