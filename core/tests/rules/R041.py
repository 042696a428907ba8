# R41. The loop keeps only weak references to tasks  `[weak-tasks]`
import asyncio, gc
async def orphan(): await asyncio.get_running_loop().create_future()
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], sorted(c)))
    t = asyncio.create_task(orphan()); await asyncio.sleep(0)
    del t; gc.collect(); print("after gc", len(asyncio.all_tasks()))
asyncio.run(main())
