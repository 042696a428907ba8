# R61. `cancel(msg)` travels as the argument of the `CancelledError`  `[cancel-msg]`
import asyncio
async def inner(): await asyncio.sleep(9)
async def outer(): await asyncio.create_task(inner())
async def main():
    t = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel("shutdown")
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
