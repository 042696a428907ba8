# ends: out_of_budget virtual_time|stuck
import asyncio
asyncio.run(asyncio.sleep(float('inf')))
