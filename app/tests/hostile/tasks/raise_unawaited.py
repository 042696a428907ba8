# ends: finished
import asyncio
async def f(): raise ValueError('nobody looks')
async def main():
    asyncio.create_task(f())
    await asyncio.sleep(1)
    print('main ends')
asyncio.run(main())
