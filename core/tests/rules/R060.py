# R60. Raising `CancelledError` by hand marks the task cancelled  `[cancel-raise]`
import asyncio
async def w(): raise asyncio.CancelledError("by hand")
async def main():
    t = asyncio.create_task(w()); await asyncio.gather(*[t], return_exceptions=True); print(t.cancelled(), t.cancelling())
    try: t.exception()
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
