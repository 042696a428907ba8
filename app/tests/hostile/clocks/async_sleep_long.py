# ends: out_of_budget virtual_time
import asyncio
asyncio.run(asyncio.sleep(1e300))
