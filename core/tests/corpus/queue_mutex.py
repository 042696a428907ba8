"""The mutex and the conditions of a queue.Queue, in the hands of the program."""
import queue
import threading
import time

start = 0.0


def elapsed():
    return f'{time.monotonic() - start:.1f}'


def say(*words):
    print(elapsed(), *words)


def join(q, timeout):
    """Queue.join() has no timeout; this is how people give it one."""
    end = time.monotonic() + timeout
    with q.all_tasks_done:
        while q.unfinished_tasks:
            left = end - time.monotonic()
            if left <= 0:
                return False
            q.all_tasks_done.wait(left)
    return True


def worker(q):
    while True:
        job = q.get()
        time.sleep(0.2)
        say('did', job)
        try:
            q.task_done()
        except ValueError as error:
            say(error)


def drop_everything():
    jobs = queue.Queue()
    threading.Thread(target=worker, args=(jobs,), daemon=True).start()
    for n in range(6):
        jobs.put(n)
    say('joined in time?', join(jobs, 0.3), jobs.unfinished_tasks, 'open')
    waiting = threading.Thread(target=lambda: (jobs.join(), say('join() is over')))
    waiting.start()
    with jobs.mutex:
        dropped = list(jobs.queue)
        jobs.queue.clear()
        jobs.all_tasks_done.notify_all()
        jobs.unfinished_tasks = 0
    say('dropped', dropped)
    waiting.join()
    time.sleep(0.2)  # the worker ends the job that it had, which nobody counts any more
    jobs.put('last')
    say('joined in time?', join(jobs, 1), jobs.qsize())


def wait_for_items():
    """The program itself waits until there are two, and takes them."""
    letters = queue.Queue()

    def sender():
        for letter in 'abc':
            time.sleep(0.3)
            letters.put(letter)

    thread = threading.Thread(target=sender)
    thread.start()
    with letters.not_empty:
        while len(letters.queue) < 2:
            say('woken' if letters.not_empty.wait(0.2) else 'tired', list(letters.queue))
        batch = [letters.queue.popleft(), letters.queue.popleft()]
        letters.not_full.notify(2)
    say('a batch of', batch, letters.empty())
    thread.join()
    say(letters.get(), letters.unfinished_tasks)


def items_by_hand():
    """Items that nobody put: for a thread in get() since before the mutex was asked for, and for a later one."""
    letters = queue.LifoQueue()
    threads = []
    for name in ('early', 'late'):
        threads.append(threading.Thread(target=lambda name=name: say(name, 'got', letters.get())))
        threads[-1].start()
        time.sleep(0.1)
        with letters.mutex:
            say('nothing is there', len(letters.queue))
    for item in ('by hand', 'by hand, too'):
        with letters.mutex:
            letters.queue.append(item)
            say('nobody was told of', item)
            time.sleep(0.1)
            letters.not_empty.notify()
        time.sleep(0.1)
    for thread in threads:
        thread.join()


def hold_the_mutex():
    stock = queue.Queue(maxsize=5)
    for n in range(3):
        stock.put(n)
    lock = stock.mutex
    done = []

    def call(name, function, *arguments):
        try:
            answer = function(*arguments)
        except (queue.Full, queue.Empty) as error:
            answer = repr(error)
        done.append(f'{elapsed()} {name} {answer}')

    calls = [('put', stock.put, 'x'), ('get', stock.get, True, 0.1), ('full', stock.full), ('empty', stock.empty),
             ('task_done', stock.task_done)]
    threads = [threading.Thread(target=call, args=each) for each in calls]
    with lock:
        for thread in threads:
            thread.start()
        time.sleep(0.1)
        say('locked', lock.locked(), done, len(stock.queue))
    for thread in threads:
        thread.join()
    print(*sorted(done), sep='\n')
    say('locked', lock.locked(), lock is stock.mutex, stock.not_full is stock.not_full, stock.qsize())


def errors_around_it():
    stock = queue.Queue()
    lock = stock.mutex

    def get():
        try:
            stock.get(timeout=0.1)
        except queue.Empty as error:
            say(repr(error))

    # get(timeout) counts from when it has the mutex.
    with lock:
        thread = threading.Thread(target=get)
        thread.start()
        time.sleep(0.2)
    thread.join()

    # An exception in the block, a condition without it.
    try:
        with stock.mutex:
            stock.queue.append('kept')
            raise LookupError('out of it')
    except LookupError as error:
        say(error, stock.qsize(), lock.locked())
    for condition in (stock.not_empty, stock.not_full, stock.all_tasks_done):
        for method in (condition.notify, condition.wait):
            try:
                method()
            except RuntimeError as error:
                print(error)


def share_a_condition():
    """Whoever waits at all_tasks_done is told by task_done(), the program as well as join()."""
    q = queue.PriorityQueue(1)
    seen = []

    def watch():
        with q.all_tasks_done:
            q.all_tasks_done.wait()
            seen.append(f'watch {q.unfinished_tasks}')

    def wait_for_room():
        with q.not_full:
            while q.queue:
                q.not_full.wait()
            seen.append('room')

    threads = [threading.Thread(target=target) for target in (watch, q.join, wait_for_room)]
    q.put(1)
    for thread in threads:
        thread.start()
    time.sleep(0.1)
    q.get()
    time.sleep(0.1)
    q.task_done()
    for thread in threads:
        thread.join()
    say(seen)


for part in drop_everything, wait_for_items, items_by_hand, hold_the_mutex, errors_around_it, share_a_condition:
    start = time.monotonic()
    part()
