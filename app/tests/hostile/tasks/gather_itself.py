# ends: raised 1|stuck|out_of_budget events
import asyncio
async def main():
    await asyncio.gather(asyncio.current_task())
asyncio.run(main())
