# R123. `wait()` releases the lock, sleeps, re-acquires; `notify(n)` wakes the n longest waiters  `[cond-basic]`
import asyncio
async def w(n, c):
    async with c: print(n, await c.wait())
async def main():
    c = asyncio.Condition(); ts = [asyncio.create_task(w(n, c)) for n in "abc"]; await asyncio.sleep(0)
    async with c: c.notify(2); print("notified, still holding"); await asyncio.sleep(0)
    await asyncio.sleep(0.02); print([t.done() for t in ts])
    async with c: c.notify_all()
    await asyncio.gather(*ts)
    for f in (c.notify, lambda: c.wait().send(None)):
        try: f()
        except RuntimeError as e: print(e)
asyncio.run(main())
# From cause to effect, in iterations: notified while the lock is held for two more, and in the step that releases it.
async def hops():
    c = asyncio.Condition()
    async def waiter():
        async with c: await c.wait()
    for held in (0, 2):
        t = asyncio.create_task(waiter()); await asyncio.sleep(0); n = 0
        async with c:
            c.notify()
            for _ in range(held): await asyncio.sleep(0)
        while not t.done(): n += 1; await asyncio.sleep(0)
        print("iterations", n)
asyncio.run(hops())
