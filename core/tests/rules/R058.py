# R58. Cancelling a task that awaits another task cancels the inner task first  `[cancel-propagates]`
import asyncio
async def inner(stubborn):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("inner hit")
        if not stubborn: raise
        return "inner result"
async def outer(s): r = await asyncio.create_task(inner(s)); print("outer went on with", r)
async def main():
    for s in (False, True):
        t = asyncio.create_task(outer(s)); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel(); await asyncio.gather(*[t], return_exceptions=True); print(t.cancelled(), t.cancelling())
asyncio.run(main())
