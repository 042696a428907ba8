import asyncio
A = 1.0  #: 0.5..2.0 step 0.5 s
async def tea(name, s):
    await asyncio.sleep(s)
    print('ready', name)
async def main():
    await asyncio.gather(tea('green', A), tea('black', 0.5))
    print('ready all')
asyncio.run(main())
