# R97. `async with timeout(d)`: cancels the task at the deadline, turns it into `TimeoutError` at `__aexit__`  `[timeout-basic]`
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.02) as cm:
            try: await asyncio.sleep(9)
            except asyncio.CancelledError: print("inside: CancelledError"); raise
    except TimeoutError as e: print("outside:", repr(e), type(e.__cause__).__name__, cm.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(5) as cm: await asyncio.sleep(0)
    print(cm.expired())
asyncio.run(main())
