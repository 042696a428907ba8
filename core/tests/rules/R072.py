# R72. The first exception is raised at once; the others keep running  `[gather-first-exception]`
import asyncio
async def w(n, d, bad=False):
    await asyncio.sleep(d); print("end", n)
    if bad: raise ValueError(n)
async def main():
    try: await asyncio.gather(w("a", 0.04), w("b", 0.02, True), w("c", 0.06, True))
    except ValueError as e: print("gather raised", e)
    await asyncio.sleep(0.08)
asyncio.run(main())
