import asyncio

async def brew(name, minutes):
    await asyncio.sleep(minutes)
    print(name, 'is ready')

async def main():
    tea = asyncio.create_task(brew('tea', 0.2))
    toast = asyncio.create_task(brew('toast', 0.1), name='toast')
    await tea
    await toast
    print('breakfast')
asyncio.run(main())
