# ends: raised 1
# says: Cannot close a running event loop
import asyncio
async def main(): asyncio.get_running_loop().close()
asyncio.run(main())
