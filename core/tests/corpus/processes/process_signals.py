# Event, Barrier, Semaphore and Condition between processes.
import multiprocessing as mp
import time

def runner(number, start, line, places):
    start.wait()
    line.wait()
    time.sleep(0.07 * number)
    with places:
        print(number, 'works')
        time.sleep(0.3 + 0.07 * number)
        print(number, 'is done')

def consumer(condition, box):
    with condition:
        ready = condition.wait_for(lambda: box.value > 0, timeout=5)
        box.value -= 1
        print('consumer', ready)

if __name__ == '__main__':
    start, line, places = mp.Event(), mp.Barrier(3), mp.Semaphore(2)
    runners = [mp.Process(target=runner, args=(n, start, line, places)) for n in range(3)]
    for process in runners:
        process.start()
    print(start.is_set(), line.parties, places.get_value())
    time.sleep(0.1)
    start.set()
    for process in runners:
        process.join()
    print(start.is_set(), places.get_value(), line.broken)
    print(start.wait(0.1), mp.Event().wait(0.05))

    condition, box = mp.Condition(), mp.Value('i', 0)
    consumers = [mp.Process(target=consumer, args=(condition, box)) for _ in range(2)]
    for process in consumers:
        process.start()
        time.sleep(0.1)
    with condition:
        box.value = 2
        condition.notify_all()
    for process in consumers:
        process.join()
    print(box.value)
