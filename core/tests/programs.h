// Programs that use every part of the runtime a little. For tests that hold for all programs.
#pragma once

#include <string>
#include <vector>

namespace asynchio::testing {

struct NamedProgram {
    const char* name;
    const char* text;
};

inline const std::vector<NamedProgram>& varied_programs() {
    static const std::vector<NamedProgram> programs = {
        {"empty", ""},
        {"prints", "for i in range(5): print(i, 'x' * i)\n"},
        {"gather", R"(
import asyncio
async def brew(name, s):
    await asyncio.sleep(s)
    return name
async def main(): print(await asyncio.gather(brew('A', 3), brew('B', 1), brew('C', 2)))
asyncio.run(main())
)"},
        {"sleep_zero", R"(
import asyncio
async def f(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)
async def main(): await asyncio.gather(f('A'), f('B'))
asyncio.run(main())
)"},
        {"cancel", R"(
import asyncio
async def work():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.5)
        raise
    finally: print('cleaned up')
async def main():
    task = asyncio.create_task(work(), name='worker')
    await asyncio.sleep(1)
    task.cancel('enough')
    try: await task
    except asyncio.CancelledError as e: print('cancelled', e.args, task.cancelled())
asyncio.run(main())
)"},
        {"failing_task", R"(
import asyncio
async def bad(): raise ValueError('bad')
async def main():
    results = await asyncio.gather(bad(), asyncio.sleep(1, 'ok'), return_exceptions=True)
    print(results)
    asyncio.create_task(bad())
    await asyncio.sleep(1)
asyncio.run(main())
)"},
        {"uncaught", "def f(x):\n    y = x + 1\n    return y / 0\nf(1)\n"},
        {"deadlock", R"(
import threading, time
a, b = threading.Lock(), threading.Lock()
def f(x, y):
    with x:
        time.sleep(0.1)
        with y: pass
for pair in [(a, b), (b, a)]: threading.Thread(target=f, args=pair).start()
)"},
        {"async_deadlock", R"(
import asyncio
async def f(x, y):
    async with x:
        await asyncio.sleep(0.1)
        async with y: pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(f(a, b), f(b, a))
asyncio.run(main())
)"},
        {"future", R"(
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print('done', f.result()))
    loop.call_later(1, future.set_result, [1, 2])
    print(await future, future)
    await loop.create_future()
asyncio.run(main())
)"},
        {"callbacks", R"(
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(1, print, 'never')
    for i in range(3): loop.call_soon(print, 'soon', i)
    loop.call_at(loop.time() + 0.5, print, 'at')
    handle.cancel()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(1)
asyncio.run(main())
)"},
        {"locks", R"(
import asyncio
lock = asyncio.Lock()
async def f(name):
    async with lock:
        print(name, lock)
        await asyncio.sleep(0.2)
async def main(): await asyncio.gather(*[f(n) for n in 'ABC'])
asyncio.run(main())
)"},
        {"threads", R"(
import threading, time
counter = 0
lock = threading.Lock()
def work(name):
    global counter
    for _ in range(2):
        with lock:
            seen = counter
            time.sleep(0.01)
            counter = seen + 1
ts = [threading.Thread(target=work, args=(f'T{i}',)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join(timeout=5)
print(counter, threading.enumerate(), threading.current_thread())
)"},
        {"daemons", R"(
import threading, time
def spin():
    while True: time.sleep(0.1)
for _ in range(3): threading.Thread(target=spin, daemon=True).start()
time.sleep(0.35)
print('main ends')
)"},
        {"pool", R"(
from concurrent.futures import ThreadPoolExecutor
import time
def work(n):
    time.sleep(n / 10)
    if n == 3: raise ValueError(n)
    return n * n
with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(work, n) for n in range(5)]
    for f in futures: print(f.exception() or f.result(), f)
    print(list(pool.map(work, [1, 2])))
)"},
        {"to_thread", R"(
import asyncio, time
def block(n):
    time.sleep(n)
    return n
async def tick():
    while True:
        print('tick')
        await asyncio.sleep(0.3)
async def main():
    ticker = asyncio.create_task(tick())
    print(await asyncio.gather(*[asyncio.to_thread(block, n / 10) for n in range(4)]))
    ticker.cancel()
asyncio.run(main())
)"},
        {"burning", R"(
import threading
from lessonlib import burn
ts = [threading.Thread(target=burn, args=(0.02 * i,)) for i in range(1, 4)]
for t in ts: t.start()
for t in ts: t.join()
)"},
        {"pending_tasks", R"(
import asyncio
loop = asyncio.new_event_loop()
async def f(): await asyncio.sleep(100)
tasks = [loop.create_task(f()) for _ in range(10)]
loop.run_until_complete(asyncio.sleep(0))
print(len(asyncio.all_tasks(loop)))
)"},
        {"identities", R"(
import asyncio, threading
class Cup: pass
cups = {Cup() for _ in range(20)}
print(list(cups), Cup(), Cup, id(cups), hash(Cup()))
print({int, str, None, len, print, Cup, Cup.__init__, 3.5, float('nan')})
def f(): pass
async def g(): pass
c = g()
print(f, lambda: 0, c, (x for x in []), asyncio.Lock(), threading.Lock(), object(), [].append, f.__get__(1), iter([]))
c.close()
print({f: 1, Cup: 2}, {asyncio.Lock() for _ in range(5)}, {threading.Thread() for _ in range(3)})
def h(): x = 1; return lambda: x
print(h().__closure__, h.__code__, memoryview(b'x'))
)"},
        {"sets_and_dicts", R"(
words = 'the quick brown fox jumps over the lazy dog'.split()
print(set(words), {w: i for i, w in enumerate(words)}, frozenset(range(10, 0, -1)), {(1, 'a'), (2, 'b')}, {None, True, 'x'})
)"},
        {"random", R"(
import random
print(random.random(), random.randint(1, 6), random.sample(range(100), 5), random.Random().random(), random.Random(3).random())
print(random.SystemRandom().random(), random.choice('abc'), random.gauss(0, 1))
)"},
        {"clocks", R"(
import time
print(time.time(), time.monotonic(), time.perf_counter(), time.ctime(), time.strftime('%H:%M:%S'), time.localtime()[:3])
end = time.monotonic() + 0.02
while time.monotonic() < end: pass
print(time.monotonic_ns())
)"},
        {"logging", R"(
import logging, threading
logging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(threadName)s %(relativeCreated)d %(message)s')
logging.info('hello %s', 5)
t = threading.Thread(target=logging.warning, args=('from a thread',))
t.start()
t.join()
)"},
        {"dataclasses", R"(
from dataclasses import dataclass, field
import enum, json, collections, functools, itertools, contextlib, typing
@dataclass(order=True)
class Job:
    when: float
    name: str = field(compare=False)
class Colour(enum.Enum):
    RED = 1
    BLUE = 2
print(sorted([Job(2, 'b'), Job(1, 'a')]), list(Colour), {Colour.RED, Colour.BLUE})
print(json.dumps({'x': [1, 2, None]}), collections.Counter('hello').most_common(), typing.Optional[Job])
)"},
        {"context", R"(
import asyncio, contextvars
v = contextvars.ContextVar('v', default=0)
async def child(n):
    v.set(n)
    await asyncio.sleep(0.1)
    print(v.get(), v, list(contextvars.copy_context().items()))
async def main():
    v.set(1)
    await asyncio.gather(child(2), child(3))
    print(v.get())
asyncio.run(main())
)"},
        {"generators", R"(
def gen():
    try:
        for i in range(3): yield i
    finally: print('closed')
for x in gen():
    if x == 1: break
print([y * y for y in gen()], sum(z for z in gen()))
)"},
        {"garbage", R"(
import gc
class Node:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self): print('gone', self.n)
for i in range(400): Node(i)
gc.collect()
)"},
        {"finalizers", R"(
import weakref
class D:
    def __del__(self): print('del', 1 / 0)
class W: pass
D()
w = W()
r = weakref.ref(w, lambda ref: print('dead', ref))
del w
left = D()
)"},
        {"memory", R"(
data = []
try:
    while True: data.append('x' * 1_000_000 + str(len(data)))
except MemoryError: print('no more')
)"},
        {"warnings", R"(
import warnings, asyncio
async def f(): pass
f()
warnings.warn('careful')
warnings.warn('careful')
asyncio.sleep(1)
)"},
        {"exits", "import sys\nprint('before')\nsys.exit('because')\n"},
        {"exec", R"(
exec('x = 1\nfor i in range(3): x += i\nprint(x)')
print(eval('x * 2'))
code = compile('def f(n):\n    return n and n + f(n - 1)\nprint(f(5))', 'other', 'exec')
exec(code)
)"},
        {"debug", R"(
import asyncio, time
async def main():
    time.sleep(0.2)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(print, 'x')
    await asyncio.sleep(0.1)
asyncio.run(main(), debug=True)
)"},
        {"groups", R"(
import asyncio
async def brew(s):
    await asyncio.sleep(s)
    if s == 2: raise ValueError(s)
    return s
async def nested():
    async with asyncio.TaskGroup() as tg:
        tg.mine = tg
        tg.create_task(brew(1), name='inner')
async def main():
    async with asyncio.TaskGroup() as tg: tasks = [tg.create_task(brew(0.1)), tg.create_task(nested())]
    print([t.result() for t in tasks], tg)
    try:
        async with asyncio.TaskGroup() as tg:
            for s in 1, 2, 3: tg.create_task(brew(s))
            await asyncio.sleep(9)
    except* ValueError as eg: print(repr(eg))
asyncio.run(main())
)"},
        {"time_limits", R"(
import asyncio
async def main():
    kept = []
    for limit in 1, 5, None:
        try:
            async with asyncio.timeout(limit) as cm:
                kept.append(cm)
                await asyncio.sleep(2)
        except TimeoutError as e: print(repr(e), repr(e.__cause__))
        try: print(await asyncio.wait_for(asyncio.sleep(2, 'late'), limit))
        except TimeoutError as e: print(repr(e), repr(e.__cause__))
    asyncio.timeout(1).__aenter__().send(None) if 0 else print(kept)
asyncio.run(main())
)"},
        {"waits", R"(
import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(s, s)) for s in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for item in asyncio.as_completed(tasks, timeout=1.5):
        try: print(await item)
        except TimeoutError: print('over')
    print(await asyncio.shield(tasks[0]))
    left = asyncio.shield(asyncio.get_running_loop().create_future())
    later = asyncio.as_completed([asyncio.sleep(9)])
    kept = next(later)
    t = asyncio.create_task(asyncio.wait([asyncio.get_running_loop().create_future()]))
    await asyncio.sleep(0)
    await kept
asyncio.run(main())
)"},
        {"async_generators", R"(
import asyncio
async def count(n):
    try:
        for i in range(n): yield i
    finally:
        await asyncio.sleep(0)
        print('closed', n)
kept = count(3)
async def main():
    async for i in count(5): break
    print(await anext(kept))
    global never_run
    never_run = count(7)
with asyncio.Runner(debug=True) as runner:
    runner.run(main())
    runner.get_loop().set_task_factory(lambda loop, coro: asyncio.Task(coro, loop=loop))
    print(runner.run(asyncio.sleep(1, 'slept')))
)"},
        {"left_hanging", R"(
import asyncio
async def hang(): await asyncio.get_running_loop().create_future()
async def count():
    try: yield 1
    finally: await hang()
kept = [count()]
async def main():
    await anext(kept[0])
    async with asyncio.TaskGroup() as tg:
        kept.append(tg)
        tg.create_task(asyncio.wait_for(hang(), None))
        tg.create_task(asyncio.wait([tg.create_task(hang())]))
        for item in asyncio.as_completed([hang(), hang()]): kept.append(tg.create_task(item))
        async with asyncio.timeout(None) as cm:
            kept.append(cm)
            await asyncio.shield(hang())
asyncio.run(main())
)"},
        {"recursion", "def f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError as e: print(e)\n"},
        {"too_many_threads", "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(9,)).start()\n"},
        {"thread_sync", R"(
import threading
barrier = threading.Barrier(2, action=lambda: print('both', barrier.n_waiting))
ready, places, lock = threading.Event(), threading.Semaphore(1), threading.RLock()
full = threading.Condition(lock)
mine = threading.local()
items = []
def work(n):
    mine.n = [n, mine]
    ready.wait()
    with places, lock: items.append(mine.n[0])
    with full: full.notify()
    try: barrier.wait(n)
    except threading.BrokenBarrierError: print('broken', n)
for n in (1, 2): threading.Thread(target=work, args=(n,)).start()
ready.set()
with full: print(full.wait_for(lambda: len(items) == 2, 1), items)
timer = threading.Timer(0.5, print, ['ring'])
timer.start()
barrier.me = timer.me = (barrier, timer)
threading.Thread(target=barrier.wait, daemon=True).start()
threading.Thread(target=threading.Event().wait, daemon=True).start()
)"},
        {"queues", R"(
import queue, threading
class Job:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
jobs, results = queue.PriorityQueue(), queue.Queue(1)
def work():
    while (job := jobs.get()).n >= 0:
        results.put((job.n, jobs))
        jobs.task_done()
threading.Thread(target=work).start()
for n in (3, 1, 2): jobs.put(Job(n))
print([results.get()[0] for _ in range(3)])
jobs.join()
jobs.put(Job(-1))
try: results.get(timeout=1)
except queue.Empty as e: print(repr(e))
left = queue.LifoQueue()
left.put(left)
threading.Thread(target=results.get, daemon=True).start()
)"},
        {"pool_waits", R"(
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
class Owner:
    def __init__(self): self.pool = ThreadPoolExecutor(2, initializer=self.prepare)
    def prepare(self): pass
owner = Owner()
futures = [owner.pool.submit(time.sleep, s) for s in (0.3, 0.1, 0.2)]
print(len(wait(futures, timeout=0.15).done), [futures.index(f) for f in as_completed(futures)])
left = as_completed(futures)
next(left)
try: list(owner.pool.map(time.sleep, [1, 2], timeout=0.5))
except TimeoutError: print('too slow')
broken = ThreadPoolExecutor(1, initializer=lambda: 1 / 0)
print(repr(broken.submit(print).exception()))
)"},
        {"two_loops", R"(
import asyncio, threading
async def work(name):
    await asyncio.sleep(0.1)
    print(name, threading.current_thread().name)
ts = [threading.Thread(target=lambda n=n: asyncio.run(work(n)), name=n) for n in 'AB']
for t in ts: t.start()
asyncio.run(work('main'))
for t in ts: t.join()
)"},
        {"primitives", R"(
import asyncio
class Doorbell(asyncio.Event): pass
async def guest(bell, talk, seats, table, plates):
    await bell.wait()
    async with seats: await asyncio.sleep(0)
    async with talk:
        await talk.wait_for(lambda: plates.qsize() > 1)
        talk.notify()
    print(await table.wait(), await plates.get())
    plates.task_done()
async def main():
    bell, talk, seats = Doorbell(), asyncio.Condition(), asyncio.BoundedSemaphore(1)
    table, plates = asyncio.Barrier(3), asyncio.PriorityQueue(3)
    bell.itself = bell
    guests = [asyncio.create_task(guest(bell, talk, seats, table, plates)) for _ in range(3)]
    await asyncio.sleep(0)
    bell.set()
    for plate in (3, 1, 2): await plates.put((plate, bell))
    async with talk: talk.notify_all()
    await plates.join()
    stack = asyncio.LifoQueue()
    stack.put_nowait(stack)
    tasks = [asyncio.create_task(c) for c in (asyncio.Queue().get(), asyncio.Barrier(2).wait(), asyncio.Event().wait())]
    await asyncio.sleep(0)
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e), seats, repr(table)[-22:])
asyncio.run(main())
)"},
        {"waits_left", R"(
import asyncio
loop = asyncio.new_event_loop()
async def stay(talk):
    async with talk: await talk.wait()
async def main():
    full = asyncio.Queue(1)
    full.put_nowait(full)
    nobody = asyncio.Semaphore(0)
    waits = (stay(asyncio.Condition()), asyncio.Barrier(2).wait(), asyncio.Queue().get(), asyncio.Event().wait(),
             full.put(full), full.join(), nobody.acquire())
    main.tasks = [loop.create_task(wait) for wait in waits]
    await asyncio.sleep(0)
loop.run_until_complete(main())
loop.close()
print(len(main.tasks))
)"},
        {"processes", R"(
import multiprocessing as mp, time
class Box:
    items = []
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
box = Box(1)
def child(queue, n):
    Box.items.append(n)
    box.n += n
    mine = Box(100)
    with lock:
        time.sleep(0.1)
        queue.put((n, Box.items, box.n))
def grow(queue):
    inner = mp.Process(target=child, args=(queue, 7))
    inner.start()
    inner.join()
lock, queue, pipe = mp.Lock(), mp.Queue(), mp.Pipe()
children = [mp.Process(target=child, args=(queue, n)) for n in (1, 2)] + [mp.Process(target=grow, args=(queue,))]
victim = mp.Process(target=time.sleep, args=(9,))
for p in children + [victim]: p.start()
Box.items.append('main')
for p in children: p.join()
try: print(victim.exitcode, sorted(queue.get() for _ in range(3)))
finally: victim.terminate()
print(box.n, Box.items, [p.exitcode for p in children])
)"},
        {"process_pools", R"(
import asyncio, multiprocessing as mp, os, time
from concurrent.futures import ProcessPoolExecutor
seen = []
def work(n):
    seen.append(n)
    time.sleep(0.1 * n)
    if n == 3: raise KeyError(n)
    return n, len(seen)
async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in (1, 2, 3)), return_exceptions=True))
        try: await loop.run_in_executor(pool, os._exit, 1)
        except Exception as e: print(repr(e))
asyncio.run(main())
with mp.Pool(2) as pool:
    print(pool.map(work, [1, 2]), list(pool.imap_unordered(work, [2, 1])), seen)
    pool.apply_async(time.sleep, (5,))
)"},
        {"processes_left", R"(
import multiprocessing as mp, time
from concurrent.futures import ProcessPoolExecutor
lock, inbox = mp.Lock(), mp.Queue()
def hang(first):
    with lock:
        inbox.get()
for n in range(2): mp.Process(target=hang, args=(n,), daemon=n == 1).start()
pool = ProcessPoolExecutor(1)
futures = [pool.submit(time.sleep, 9) for _ in range(3)]
tasks = mp.Pool(1)
tasks.apply_async(time.sleep, (9,))
time.sleep(0.1)
lock.acquire()
)"},
        {"fork_bomb", "import multiprocessing as mp\ndef f():\n    while True: mp.Process(target=f).start()\nf()\n"},
        {"threadsafe", R"(
import asyncio, threading
async def add(a, b):
    await asyncio.sleep(0.1)
    return a + b
async def fail(): raise KeyError('k')
async def main():
    loop = asyncio.get_running_loop()
    def other():
        first = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
        second = asyncio.run_coroutine_threadsafe(add(3, 4), loop)
        second.cancel()
        print(first.result(), second.cancelled())
        try: asyncio.run_coroutine_threadsafe(fail(), loop).result()
        except KeyError as e: print(repr(e))
    await asyncio.to_thread(other)
asyncio.run(main())
)"},
    };
    return programs;
}

}  // namespace asynchio::testing
