# R198. `asyncio.run` takes only a coroutine: the seed's `asyncio.run(asyncio.gather(...))` cannot work  `[run-needs-coroutine]`
import asyncio, warnings; warnings.simplefilter("ignore")
async def f(): print("never printed")
for _ in range(2):
    try: asyncio.run(asyncio.gather(f(), f()))
    except (ValueError, RuntimeError) as e: print(type(e).__name__, e)
    asyncio.run(asyncio.sleep(0))
