import queue, asyncio, threading, time
q = queue.Queue(3)
for i in range(3): q.put(i)
print(q.maxsize, q.qsize(), q.full(), list(q.queue), q.unfinished_tasks)
try: q.put_nowait(4)
except queue.Full as e: print(repr(e), type(e).__mro__[1].__name__)
pass
print(q.empty(), q.unfinished_tasks)
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print(p.queue)
class Stack(queue.LifoQueue):
    def put(self, item, block=True, timeout=None):
        print('put', item); super().put(item, block, timeout)
s = Stack(); s.put(1); s.put_nowait(2); print(s.get(), s.get_nowait())
async def main():
    a = asyncio.Queue(2); print(a.maxsize, a); a.put_nowait('x'); print(a)
asyncio.run(main())
