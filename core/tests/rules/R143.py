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
