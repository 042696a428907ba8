import asyncio
N = 3  #: 1..6 steps
async def main():
    print('start', {'n': N})
    await asyncio.sleep(N)
asyncio.run(main())
