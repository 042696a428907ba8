# R27. All waiters of one future wake in the order in which they began to wait, in one iteration  `[fut-many-waiters]`
import asyncio
async def w(i, f): print("got", i, await f)
async def main():
    f = asyncio.get_running_loop().create_future()
    ts = [asyncio.create_task(w(i, f)) for i in (3, 1, 2)]
    await asyncio.sleep(0); f.set_result("v"); await asyncio.gather(*ts)
asyncio.run(main())
