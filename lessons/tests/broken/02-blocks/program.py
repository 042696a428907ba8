import asyncio
A = 1.0  #: 0.5..2.0 step 0.5 s
B = 1.0  #: 0.5..2.0 step
async def main():
    await asyncio.sleep(A)
    print('done')
asyncio.run(main())
