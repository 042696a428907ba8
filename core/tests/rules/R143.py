# R143. `PriorityQueue` returns the smallest; equal priorities compare the rest of the tuple  `[queue-priority]`
import asyncio
async def main():
    q = asyncio.PriorityQueue()
    for x in ((2, "b"), (1, "z"), (2, "a"), (0, "q")): q.put_nowait(x)
    print([q.get_nowait() for _ in range(4)])
    q.put_nowait((1, {}))
    try: q.put_nowait((1, {"more": 1}))
    except TypeError as e: print(e)
    l = asyncio.LifoQueue(); [l.put_nowait(i) for i in range(3)]; print([l.get_nowait() for _ in range(3)])
asyncio.run(main())
# Equal priorities come out in heapq's order; comparing may fail.
class Job:
    def __init__(self, key, name): self.key = key; self.name = name
    def __lt__(self, other):
        if other.key == self.key == 9: raise ValueError("no order")
        return self.key < other.key
    def __repr__(self): return self.name
async def jobs():
    q = asyncio.PriorityQueue()
    for i in range(40): q.put_nowait(Job(i * 7 % 3, f"j{i}"))
    print(q); print([q.get_nowait() for _ in range(40)], isinstance(q, asyncio.Queue))
    q.put_nowait(Job(9, "x"))
    try: await q.put(Job(9, "y"))
    except ValueError as e: print(e, q.qsize())
asyncio.run(jobs())
