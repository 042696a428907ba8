# R102. A deadline that is already past is delivered by `call_soon`: at the first real suspension  `[timeout-zero]`
import asyncio
async def main():
    async with asyncio.timeout(0) as cm: print("ran without suspending")
    print(cm.expired())
    try:
        async with asyncio.timeout(-1): print("before"); await asyncio.sleep(0); print("never")
    except TimeoutError: print("TimeoutError")
asyncio.run(main())
