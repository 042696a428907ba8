# R133. `wait()` blocks until `parties` tasks wait; each gets a distinct index in arrival order  `[barrier-basic]`
import asyncio
async def w(n, b):
    for r in range(2): print(f"{n} round {r} index {await b.wait()}")
async def main():
    b = asyncio.Barrier(3); await asyncio.gather(*(w(n, b) for n in "abc")); print(b.n_waiting, b.parties, b.broken)
asyncio.run(main())
