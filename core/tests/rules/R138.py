# R138. Waiting getters are served in FIFO order, one per item  `[queue-getters]`
import asyncio
async def g(n, q): print(n, "got", await q.get())
async def main():
    q = asyncio.Queue(); ts = [asyncio.create_task(g(n, q)) for n in "abc"]; await asyncio.sleep(0)
    for i in range(3): q.put_nowait(i)
    print("put all"); await asyncio.gather(*ts)
asyncio.run(main())
