# R139. A woken getter has no claim on the item: whoever runs first takes it, the loser re-queues at the back  `[queue-steal]`
import asyncio
async def g(n, q): print(n, "got", await q.get())
async def main():
    q = asyncio.Queue(); ts = [asyncio.create_task(g(n, q)) for n in "ab"]; await asyncio.sleep(0)
    q.put_nowait(1); print("stolen by main:", q.get_nowait()); await asyncio.sleep(0)
    q.put_nowait(2); q.put_nowait(3); await asyncio.gather(*ts)
asyncio.run(main())
# From cause to effect, in iterations: an item for a getter, room for a putter, the last item for a join.
async def hops():
    async def count(t, do):
        await asyncio.sleep(0); print(q); do(); n = 0
        while not t.done(): n += 1; await asyncio.sleep(0)
        print("iterations", n)
    q = asyncio.Queue(1); await count(asyncio.create_task(q.get()), lambda: q.put_nowait(1))
    q.put_nowait(2); await count(asyncio.create_task(q.put(3)), q.get_nowait)
    q.get_nowait(); q.task_done(); q.task_done(); await count(asyncio.create_task(q.join()), q.task_done)
asyncio.run(hops())
