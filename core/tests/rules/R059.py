# R59. A task may answer a cancellation with another exception  `[cancel-replace]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: raise ValueError("instead")
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel()
    try: await t
    except ValueError as e: print(repr(e), repr(e.__context__), t.cancelled())
asyncio.run(main())
