import asyncio
class Channel:
    def __init__(self): self.q = asyncio.Queue(); self.closed = object()
    def __aiter__(self): return self
    async def __anext__(self):
        x = await self.q.get()
        if x is self.closed: self.q.put_nowait(x); raise StopAsyncIteration
        return x
    async def send(self, x): await self.q.put(x)
    def close(self): self.q.put_nowait(self.closed)
async def reader(n, c): return n, [x async for x in c]
async def main():
    c = Channel()
    rs = [asyncio.create_task(reader(n, c)) for n in range(2)]
    for i in range(5): await c.send(i); await asyncio.sleep(0)
    c.close()
    print(await asyncio.gather(*rs))
    print([y async for y in (x * 2 async for x in agen()) if y > 2])
    print({k: v async for k, v in pairs()}, [await f(x) for x in range(3)])
async def f(x): await asyncio.sleep(0); return x
async def agen():
    for i in range(4): yield i; await asyncio.sleep(0)
async def pairs():
    yield 'a', 1; yield 'b', 2
asyncio.run(main())
