# R73. `return_exceptions=True` puts exceptions (and `CancelledError`) in the list  `[gather-return-exceptions]`
import asyncio
async def bad(): raise ValueError("b")
async def main():
    t = asyncio.create_task(asyncio.sleep(9)); asyncio.get_running_loop().call_soon(t.cancel)
    print(await asyncio.gather(asyncio.sleep(0, "a"), bad(), t, return_exceptions=True))
asyncio.run(main())
