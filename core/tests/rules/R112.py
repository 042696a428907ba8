# R112. Leaving a group without live children does not suspend  `[tg-empty]`
import asyncio
async def main():
    asyncio.get_running_loop().call_soon(print, "callback")
    async with asyncio.TaskGroup() as tg: pass
    print("no switch"); await asyncio.sleep(0)
asyncio.run(main())
