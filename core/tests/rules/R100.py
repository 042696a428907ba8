# R100. If the body swallows the `CancelledError`, no `TimeoutError` is raised, but `expired()` is true  `[timeout-swallowed]`
import asyncio
async def main():
    async with asyncio.timeout(0.02) as cm:
        try: await asyncio.sleep(9)
        except asyncio.CancelledError: print("swallowed")
    print(cm.expired())
    try:
        async with asyncio.timeout(0.02):
            try: await asyncio.sleep(9)
            finally: raise ValueError("other")
    except ValueError as e: print(repr(e))
asyncio.run(main())
