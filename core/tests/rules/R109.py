# R109. Creating tasks too early, too late, or while shutting down  `[tg-misuse]`
import asyncio
async def main():
    tg = asyncio.TaskGroup(); cs = [asyncio.sleep(0) for _ in range(3)]
    def attempt(i):
        try: tg.create_task(cs[i])
        except RuntimeError as e: print(str(e).split("> ")[1])
        cs[i].close()
    attempt(0)
    async def child(): tg.create_task(asyncio.sleep(0.02)); print("child added a task")
    async with tg: tg.create_task(child())
    attempt(1)
    try: await tg.__aenter__()
    except RuntimeError as e: print(str(e).split("> ")[1])
    try:
        async with asyncio.TaskGroup() as tg: tg._abort(); attempt(2)
    except RuntimeError: pass
asyncio.run(main())
