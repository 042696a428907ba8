# R192. `async for` awaits `__anext__`; it is sequential, not concurrent  `[agen-basic]`
import asyncio
async def agen(n):
    for i in range(n): await asyncio.sleep(0); yield i
async def main():
    print([i async for i in agen(3)], [i async for i in agen(5) if i % 2], await anext(agen(0), "default"))
    try:
        async for _ in [1]: pass
    except TypeError as e: print(e)
asyncio.run(main())
