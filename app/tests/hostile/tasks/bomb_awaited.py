# ends: out_of_budget events|out_of_budget memory|out_of_budget steps|raised 1
import asyncio
async def f(): await asyncio.gather(f(), f())
asyncio.run(f())
