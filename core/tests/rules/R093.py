# R93. Cancelling the task inside `wait_for` cancels the inner task and waits for it  `[wait-for-outer-cancel]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: await asyncio.sleep(0.02); print("inner cleaned"); raise
async def main():
    t = asyncio.create_task(asyncio.wait_for(w(), 5)); await asyncio.sleep(0.02); t.cancel()
    try: await t
    except asyncio.CancelledError: print("outer cancelled")
asyncio.run(main())
