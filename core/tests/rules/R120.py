# R120. `set()` wakes all waiters in FIFO order; later `wait()` returns without suspending  `[event-set]`
import asyncio
async def w(n, ev): print(n, await ev.wait())
async def main():
    ev = asyncio.Event(); ts = [asyncio.create_task(w(n, ev)) for n in "abc"]; await asyncio.sleep(0)
    ev.set(); print("set returned", ev.is_set()); await asyncio.gather(*ts); await w("late", ev)
asyncio.run(main())
# From cause to effect, in iterations: set, and a wait in a loop that runs only then.
async def hops():
    ev = asyncio.Event(); t = asyncio.create_task(ev.wait()); await asyncio.sleep(0); print(repr(ev)[-18:])
    ev.set(); n = 0
    while not t.done(): n += 1; await asyncio.sleep(0)
    print("iterations", n, repr(ev)[-6:])
asyncio.run(hops())
