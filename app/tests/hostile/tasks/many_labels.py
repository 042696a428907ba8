# ends: finished|out_of_budget events
import asyncio
async def f(name): await asyncio.sleep(0.1)
async def main():
    await asyncio.gather(*[asyncio.create_task(f(i), name=f'task number {i} ' * 20) for i in range(3000)])
    print('done')
asyncio.run(main())
