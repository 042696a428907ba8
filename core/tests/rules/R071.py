# R71. `gather()` itself creates the tasks, in argument order, before it is awaited  `[gather-schedule]`
import asyncio
async def w(n): print("run", n)
async def main():
    g = asyncio.gather(w(1), w(2)); print(type(g).__name__, len(asyncio.all_tasks()))
    await asyncio.sleep(0); print("not awaited yet"); await g
asyncio.run(main())
