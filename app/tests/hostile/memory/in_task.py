# ends: out_of_budget memory
import asyncio
async def f():
    a = [1]
    while True: a.extend(a)
async def main():
    await asyncio.gather(f(), return_exceptions=True)
    print('not reached')
asyncio.run(main())
