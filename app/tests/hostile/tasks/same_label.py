# ends: finished
import asyncio
async def f(name): await asyncio.sleep(0.1)
async def main():
    await asyncio.gather(*[f('A') for i in range(3000)])
    print('done')
asyncio.run(main())
