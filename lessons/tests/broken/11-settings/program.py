import asyncio
A = 1.0  #: 0.5..2.0 step 0.5 s
B = 1.0  #: 0.5..2.0 stp 0.5 s
C = 3    #: 1..6 0.5 s
HOW = 0  #: choice 0="alone" 1="together"
async def main():
    await asyncio.sleep(A)
    print('done', HOW)
asyncio.run(main())
