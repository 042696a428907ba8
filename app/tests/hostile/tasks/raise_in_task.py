# ends: raised 1
# says: ValueError: in a task
import asyncio
async def f(): raise ValueError('in a task')
async def main(): await asyncio.gather(f(), asyncio.sleep(5))
asyncio.run(main())
