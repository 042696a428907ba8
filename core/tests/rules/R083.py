# R83. Cancelling the task that is in `wait` does not cancel the awaited tasks  `[wait-cancel]`
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0.04, "alive")); w = asyncio.create_task(asyncio.wait([t])); await asyncio.sleep(0.02)
    w.cancel(); await asyncio.sleep(0); print(w.cancelled(), t.cancelled()); print(await t)
asyncio.run(main())
