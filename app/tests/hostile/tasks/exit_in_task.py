# ends: exited
# says: exit status 3
import asyncio, sys
async def f(): sys.exit(3)
async def main(): await asyncio.gather(f(), asyncio.sleep(5))
asyncio.run(main())
