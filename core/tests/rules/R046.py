# R46. Exception of a task nobody awaited: `Task exception was never retrieved`  `[task-destroyed]`
import asyncio
async def bad(): raise ValueError("lost")
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"]), sorted(c)))
    t = asyncio.create_task(bad()); await asyncio.sleep(0.02); print("failed, still silent:", t.done())
    t = None; print("after drop")
asyncio.run(main())
