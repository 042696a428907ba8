# R103. `timeout(d)` needs a running loop, entering it needs a task; the deadline counts from the call  `[timeout-outside-task]`
import asyncio
async def main():
    cm = asyncio.timeout(0.05); await asyncio.sleep(0.07)
    try:
        async with cm: await asyncio.sleep(0.02); print("never")
    except TimeoutError: print("deadline counted from the call")
    try: asyncio.timeout(1).__aenter__().send(None)
    except StopIteration: print("entered by hand inside a task")
asyncio.run(main())
try: asyncio.timeout(1)
except RuntimeError as e: print(e)
