# R24. `set_exception` accepts an instance or a class; the same object is raised to every waiter  `[fut-exception]`
import asyncio
async def get(f):
    try: await f
    except KeyError as e: return e
async def main():
    f = asyncio.get_running_loop().create_future(); a, b = asyncio.create_task(get(f)), asyncio.create_task(get(f))
    await asyncio.sleep(0); f.set_exception(KeyError); r = await asyncio.gather(a, b)
    print(r[0] is r[1] is f.exception(), repr(r[0]))
    try: asyncio.get_running_loop().create_future().set_exception(StopIteration())
    except TypeError as e: print(e)
asyncio.run(main())
