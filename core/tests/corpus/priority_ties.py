import asyncio, itertools, dataclasses, queue
@dataclasses.dataclass(order=True)
class Job:
    pri: int
    seq: int = dataclasses.field(compare=True)
    name: str = dataclasses.field(compare=False, default='')
async def main():
    q = asyncio.PriorityQueue(); n = itertools.count()
    for name, p in [('low', 9), ('high', 1), ('mid', 5), ('high2', 1)]: await q.put(Job(p, next(n), name))
    out = []
    while not q.empty(): out.append((await q.get()).name)
    print(out)
    class NoOrder: pass
    await q.put((1, NoOrder()))
    try: await q.put((1, NoOrder()))
    except TypeError as e: print(e)
    print(q.qsize())
    l = asyncio.LifoQueue(2)
    l.put_nowait(1); l.put_nowait(2)
    try: l.put_nowait(3)
    except asyncio.QueueFull as e: print(repr(e))
    print(await l.get(), await l.get())
    try: l.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    try: l.task_done(); l.task_done(); l.task_done()
    except ValueError as e: print(e)
asyncio.run(main())
s = queue.SimpleQueue(); s.put(1); print(s.qsize(), s.get(), s.empty())
try: s.get(timeout=0.1)
except queue.Empty: print('empty')
try: queue.Queue(1).put(1, timeout=-1)
except ValueError as e: print(e)
