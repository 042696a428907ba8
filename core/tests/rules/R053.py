# R53. Cancelling yourself takes effect at the next suspension, or when you return  `[cancel-self]`
import asyncio
async def leaf(): return 1
async def w(suspend):
    asyncio.current_task().cancel(); await leaf(); print("still running")
    if suspend: await asyncio.sleep(0); print("never")
    return "lost"
async def main():
    for s in (True, False):
        t = asyncio.create_task(w(s)); await asyncio.gather(*[t], return_exceptions=True); print(t.cancelled())
asyncio.run(main())
