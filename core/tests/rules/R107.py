# R107. Cancelling one child by hand disturbs nobody  `[tg-child-cancel]`
import asyncio
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(9)); b = tg.create_task(asyncio.sleep(0.03, "b")); await asyncio.sleep(0); a.cancel()
    print(a.cancelled(), b.result())
asyncio.run(main())
