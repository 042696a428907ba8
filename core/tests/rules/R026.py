# R26. Awaiting a future or task that is already done does not suspend  `[await-done]`
import asyncio
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future(); f.set_result("x")
    loop.call_soon(print, "call_soon callback")
    print(await f); print("no switch so far")
    await asyncio.sleep(0); print("now it ran")
asyncio.run(main())
