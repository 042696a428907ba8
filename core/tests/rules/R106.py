# R106. An exception in the body cancels the children and is the last member of the group  `[tg-body-error]`
import asyncio
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(asyncio.sleep(9)); await asyncio.sleep(0); raise KeyError("body")
    except ExceptionGroup as eg: print(repr(eg), t.cancelled())
asyncio.run(main())
