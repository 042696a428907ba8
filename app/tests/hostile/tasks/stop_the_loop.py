# ends: raised 1
# says: Event loop stopped before Future completed
import asyncio
async def main():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)
asyncio.run(main())
