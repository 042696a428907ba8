# ends: raised 1
# says: cannot be called from a running event loop
import asyncio
async def main(): asyncio.run(asyncio.sleep(1))
asyncio.run(main())
