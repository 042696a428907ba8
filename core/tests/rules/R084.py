# R84. `wait` on done tasks still suspends  `[wait-already-done]`
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0)); await t
    asyncio.get_running_loop().call_soon(print, "other work ran"); await asyncio.wait([t]); print("wait returned")
asyncio.run(main())
