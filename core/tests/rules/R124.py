# R124. `wait_for(predicate)` loops; it returns the predicate's value and does not wait if it is already true  `[cond-wait-for]`
import asyncio
async def main():
    c = asyncio.Condition(); box = []
    async def consumer():
        async with c: print("got", await c.wait_for(lambda: len(box) >= 2 and box[:]))
    t = asyncio.create_task(consumer()); await asyncio.sleep(0)
    for i in range(3):
        async with c: box.append(i); c.notify(); print("put", i)
        await asyncio.sleep(0.02)
    await t
asyncio.run(main())
