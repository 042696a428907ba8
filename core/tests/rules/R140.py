# R140. `put()` on a full queue waits; putters are served FIFO as items leave  `[queue-backpressure]`
import asyncio
async def producer(n, q):
    for i in range(2): await q.put((n, i)); print("put", n, i)
async def main():
    q = asyncio.Queue(1); ts = [asyncio.create_task(producer(n, q)) for n in "ab"]; await asyncio.sleep(0)
    for _ in range(4): print("   got", await q.get()); await asyncio.sleep(0)
    await asyncio.gather(*ts)
asyncio.run(main())
