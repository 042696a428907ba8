# ends: raised 1|out_of_budget events|out_of_budget memory|out_of_budget steps
import asyncio
async def f(n): return await asyncio.create_task(f(n + 1))
asyncio.run(f(0))
