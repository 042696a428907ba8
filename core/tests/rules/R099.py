# R99. A real cancellation passes through unchanged, also when both happen  `[timeout-external-cancel]`
import asyncio
async def w(both):
    async with asyncio.timeout(0.03):
        try: await asyncio.sleep(9)
        finally:
            if both: asyncio.current_task().cancel()
async def main():
    for both in (False, True):
        t = asyncio.create_task(w(both)); await asyncio.sleep(0.01 if not both else 0.06)
        if not both: t.cancel()
        await asyncio.wait([t]); print("cancelled" if t.cancelled() else repr(t.exception()))
asyncio.run(main())
