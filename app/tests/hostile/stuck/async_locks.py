# ends: stuck
# says: deadlock
import asyncio
async def f(x, y):
    async with x:
        await asyncio.sleep(0.1)
        async with y: pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(f(a, b), f(b, a))
asyncio.run(main())
