# ends: raised 130
# says: KeyboardInterrupt
import asyncio
async def main(): raise KeyboardInterrupt
asyncio.run(main())
