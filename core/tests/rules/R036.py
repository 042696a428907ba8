# R36. Awaiting a task costs one extra iteration compared with awaiting the coroutine  `[await-task-hop]`
import asyncio
async def deep(n, as_task):
    if n: await (asyncio.create_task(deep(n - 1, as_task)) if as_task else deep(n - 1, as_task))
async def count(coro):
    t, n = asyncio.create_task(coro), 0
    while not t.done(): n += 1; await asyncio.sleep(0)
    return n
async def main(): print("coroutines", await count(deep(4, False)), "tasks", await count(deep(4, True)))
asyncio.run(main())
