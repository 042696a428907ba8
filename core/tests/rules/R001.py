# R1. The ready queue is FIFO  `[fifo]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for name in "abc": loop.call_soon(print, name)
    print("main keeps running")
    await asyncio.sleep(0)
    print("main again")
asyncio.run(main())
