# ends: out_of_budget virtual_time
# says: virtual time
import asyncio
asyncio.run(asyncio.sleep(float('inf')))
