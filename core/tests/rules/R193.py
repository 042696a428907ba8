# R193. `break` does not run the generator's `finally` at once; `aclose()` (or `aclosing`) does  `[agen-aclose]`
import asyncio, contextlib
async def agen():
    try:
        for i in range(9): yield i
    finally: print("finally")
async def main():
    async with contextlib.aclosing(agen()) as g:
        async for i in g: break
    print("aclosing: closed before this line")
    async for i in agen(): break
    print("break: not yet"); await asyncio.sleep(0); print("one iteration"); await asyncio.sleep(0); print("two iterations")
asyncio.run(main())
