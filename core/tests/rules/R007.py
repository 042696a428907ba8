# R7. Equal delays started one after the other wake in start order, and in one iteration  `[equal-sleeps]`
import asyncio
async def nap(i, log):
    await asyncio.sleep(0.03); log.append(i)
async def main():
    log = []; ts = [asyncio.create_task(nap(i, log)) for i in range(5)]
    await ts[0]
    print(sum(t.done() for t in ts), log)
asyncio.run(main())
