# R108. Cancelling the parent cancels the children, waits for them, then re-raises `CancelledError`  `[tg-parent-cancel]`
import asyncio
async def c(bad):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        await asyncio.sleep(0.02); print("child cleaned")
        if bad: raise ValueError("child")
        raise
async def parent(bad):
    async with asyncio.TaskGroup() as tg: tg.create_task(c(bad))
async def main():
    for bad in (False, True):
        t = asyncio.create_task(parent(bad)); await asyncio.sleep(0.02); t.cancel(); await asyncio.wait([t])
        print("cancelled" if t.cancelled() else repr(t.exception()))
asyncio.run(main())
