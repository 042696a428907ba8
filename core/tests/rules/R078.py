# R78. A child that finishes in iteration k wakes the gather's awaiter in k+2  `[gather-hops]`
import asyncio
async def ticker():
    for i in range(5): print("tick", i); await asyncio.sleep(0)
async def child(): print("child done")
async def main():
    t = asyncio.create_task(ticker()); await asyncio.gather(child()); print("gather returned"); await t
asyncio.run(main())
