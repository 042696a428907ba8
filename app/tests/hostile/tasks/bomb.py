# ends: out_of_budget events|out_of_budget memory
import asyncio
async def f():
    while True:
        asyncio.create_task(f())
        await asyncio.sleep(0)
asyncio.run(f())
