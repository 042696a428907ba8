# ends: finished
import asyncio
asyncio.run(asyncio.sleep(-1e300))
print('on')
