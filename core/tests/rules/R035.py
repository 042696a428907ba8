# R35. A task that awaits a future is resumed one iteration after the future completes  `[task-wakeup]`
import asyncio
async def waiter(f): await f; print("waiter resumed")
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    t = asyncio.create_task(waiter(f)); await asyncio.sleep(0)
    loop.call_soon(print, "queued before set_result"); f.set_result(None); loop.call_soon(print, "queued after set_result")
    await t
asyncio.run(main())
