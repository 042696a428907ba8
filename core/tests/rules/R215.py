# R215. `loop.set_task_factory(f)` replaces the construction of every task  `[task-factory]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def factory(loop, coro): print("making", coro.__name__); return asyncio.Task(coro, loop=loop)
    loop.set_task_factory(factory); print(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
    try: loop.set_task_factory(5)
    except TypeError as e: print(e)
asyncio.run(main())
