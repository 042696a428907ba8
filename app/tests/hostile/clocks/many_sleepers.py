# ends: finished
import asyncio
async def main(): await asyncio.gather(*[asyncio.sleep(i / 1000) for i in range(2000)])
asyncio.run(main())
print('on')
