# ends: finished
import asyncio
async def f(): await asyncio.sleep(0.1)
async def main():
    for name in ['', '\0', '\n' * 3, '\ud800', 'x' * 100000, 7, None, '\u202e\U0001f600']:
        asyncio.create_task(f(), name=name)
    await asyncio.sleep(1)
    print('done')
asyncio.run(main())
