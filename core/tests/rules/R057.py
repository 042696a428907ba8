# R57. Awaiting in `finally` after one cancellation works normally  `[cancel-cleanup]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    finally: await asyncio.sleep(0.02); print("cleanup complete")
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("done", t.cancelled())
asyncio.run(main())
