# R75. Cancelling gather (or its awaiter) cancels every child that is not done; when it then ends depends on `return_exceptions`  `[gather-cancel]`
import asyncio
async def w(n, d):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: await asyncio.sleep(d); print("child", n, "cleaned up"); raise
async def main():
    for re in (False, True):
        async def outer(): await asyncio.gather(w("a", 0.04), w("b", 0.02), return_exceptions=re)
        t = asyncio.create_task(outer()); await asyncio.sleep(0.02); t.cancel()
        await asyncio.gather(*[t], return_exceptions=True); print("outer ended", t.cancelled()); await asyncio.sleep(0.06)
asyncio.run(main())
