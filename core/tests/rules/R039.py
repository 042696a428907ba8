# R39. Automatic names count up per process; `create_task(name=)` still uses up a number  `[task-names]`
import asyncio
async def n(): return asyncio.current_task().get_name()
async def main():
    loop = asyncio.get_running_loop()
    a = await asyncio.create_task(n()); b = await asyncio.create_task(n(), name="named")
    c = await asyncio.create_task(n()); d = await loop.create_task(n(), name="lnamed"); e = await asyncio.create_task(n())
    print(await n(), a, b, c, d, e)
asyncio.run(main()); asyncio.run(main())
