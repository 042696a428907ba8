# R77. `gather()` of nothing is a done future `[]`; the same object twice runs once and appears twice  `[gather-empty-dup]`
import asyncio
async def main():
    g = asyncio.gather(); print(g.done(), await g)
    async def w(): print("runs once"); return 5
    c = w(); print(await asyncio.gather(c, c))
asyncio.run(main())
