# R133. `wait()` blocks until `parties` tasks wait; each gets a distinct index in arrival order  `[barrier-basic]`
import asyncio
async def w(n, b):
    for r in range(2): print(f"{n} round {r} index {await b.wait()}")
async def main():
    b = asyncio.Barrier(3); await asyncio.gather(*(w(n, b) for n in "abc")); print(b.n_waiting, b.parties, b.broken)
asyncio.run(main())
# From cause to effect, in iterations.
async def hops():
    b = asyncio.Barrier(2); t = asyncio.create_task(b.wait()); await asyncio.sleep(0); print(repr(b)[-23:])
    async with b as index: print("entered as", index)
    n = 0
    while not t.done(): n += 1; await asyncio.sleep(0)
    print("iterations", n, repr(b)[-23:])
asyncio.run(hops())
