# ends: out_of_budget virtual_time
# says: virtual time
import asyncio
async def main():
    while True: await asyncio.sleep(60)
asyncio.run(main())
