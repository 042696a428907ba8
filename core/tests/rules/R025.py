# R25. Cancelling a plain future is immediate; waiters see `CancelledError` in the next iteration  `[fut-cancel]`
import asyncio
async def waiter(f):
    try: await f
    except asyncio.CancelledError as e: print("waiter got", repr(e))
async def main():
    f = asyncio.get_running_loop().create_future(); t = asyncio.create_task(waiter(f)); await asyncio.sleep(0)
    print(f.cancel("why"), f.cancelled(), f.cancel()); await t
    try: f.result()
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
