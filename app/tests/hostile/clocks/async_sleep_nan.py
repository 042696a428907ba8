# ends: raised 1
# says: NaN
import asyncio
asyncio.run(asyncio.sleep(float('nan')))
