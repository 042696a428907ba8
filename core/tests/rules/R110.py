# R110. Groups nest: an inner failure aborts the outer group too, wrapped twice  `[tg-nested]`
import asyncio
async def bad(): raise ValueError("x")
async def inner():
    async with asyncio.TaskGroup() as tg: tg.create_task(bad())
async def main():
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(inner()); s = tg.create_task(asyncio.sleep(9))
    except* ValueError as eg: print(repr(eg), s.cancelled())
asyncio.run(main())
