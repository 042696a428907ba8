# ends: out_of_budget events|out_of_budget memory|out_of_budget steps
import asyncio
async def f():
    asyncio.create_task(f())
    asyncio.create_task(f())
    await asyncio.sleep(0)
asyncio.run(f())
