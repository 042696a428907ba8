# R54. A task may refuse: swallow the error and it goes on; `cancelling()` stays up until `uncancel()`  `[cancel-swallow]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: pass
    n = asyncio.current_task().cancelling(), asyncio.current_task().uncancel(), asyncio.current_task().uncancel()
    await asyncio.sleep(0.02); return n
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled())
asyncio.run(main())
