import asyncio
A = 1.0  #: 0.0..2.0 step 0.5 s
async def main():
    await asyncio.sleep(A)
    print('done', 1 / A)
    await asyncio.Future()
asyncio.run(main())
