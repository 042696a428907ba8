import asyncio

async def brew(name, minutes):
    await asyncio.sleep(minutes)
    print(name, 'is ready')

async def main():
    await asyncio.gather(brew('tea', 0.2), brew('toast', 0.1))
    print('breakfast')

asyncio.run(main())
