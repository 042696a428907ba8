# R62. Awaiting a cancelled task raises `CancelledError` in the awaiter without cancelling it  `[cancel-awaiting-cancelled]`
import asyncio
async def parent(child): await child
async def main():
    c = asyncio.create_task(asyncio.sleep(9)); p = asyncio.create_task(parent(c)); await asyncio.sleep(0)
    c.cancel(); await asyncio.gather(*[p], return_exceptions=True); print(p.cancelled(), p.cancelling())
    try: await c
    except asyncio.CancelledError: print("main goes on", asyncio.current_task().cancelling())
asyncio.run(main())
