# R64. Tasks cancelled in a row handle it in the order of the `cancel()` calls (same wait depth)  `[cancel-order]`
import asyncio
async def w(n):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print(n, end=" "); raise
async def deep(n):
    try: await asyncio.create_task(w(n + "-child"))
    except asyncio.CancelledError: print(n, end=" "); raise
async def main():
    ts = [asyncio.create_task(c) for c in (w("a"), deep("b"), w("c"))]; await asyncio.sleep(0.02)
    for t in (ts[1], ts[2], ts[0]): t.cancel()
    await asyncio.gather(*ts, return_exceptions=True)
asyncio.run(main())
