# R50. Cancelling before the first step: the body never runs, not even `finally`  `[cancel-before-start]`
import asyncio
async def w():
    print("never")
    try: await asyncio.sleep(0)
    finally: print("never either")
async def main():
    t = asyncio.create_task(w()); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
asyncio.run(main())
