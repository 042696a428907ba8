# R105. The first failure cancels the siblings and the body; the failures come out as an `ExceptionGroup`  `[tg-failure]`
import asyncio
async def bad(n, d): await asyncio.sleep(d); raise ValueError(n)
async def sib():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print("sibling cancelled"); raise OSError("cleanup failed")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sib()); tg.create_task(bad("b", 0.02))
            try: await asyncio.sleep(9)
            except asyncio.CancelledError: print("body cancelled"); raise
    except* ValueError as eg: print("ValueErrors", eg.exceptions)
    except* OSError as eg: print("OSErrors", eg.exceptions)
    print(asyncio.current_task().cancelling())
asyncio.run(main())
