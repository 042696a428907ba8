# ends: exited
# says: exit status 3
import asyncio, sys
async def main():
    asyncio.get_running_loop().call_soon(sys.exit, 3)
    await asyncio.sleep(5)
asyncio.run(main())
