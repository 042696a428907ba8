# ends: stuck
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async def wait(*children): await asyncio.gather(*children)
    layer = [loop.create_future(), loop.create_future()]
    for _ in range(60): layer = [asyncio.create_task(wait(*layer)), asyncio.create_task(wait(*layer))]
    await asyncio.gather(*layer)
asyncio.run(main())
