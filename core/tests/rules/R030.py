# R30. `isfuture`, `iscoroutine`, `ensure_future`  `[isfuture]`
import asyncio
class Aw:
    def __await__(self): yield; return "aw"
async def main():
    t = asyncio.ensure_future(asyncio.sleep(0, "co")); print(asyncio.ensure_future(t) is t, type(t).__name__, asyncio.isfuture(t))
    print(await t, await asyncio.ensure_future(Aw()))
    try: asyncio.ensure_future(3)
    except TypeError as e: print(e)
asyncio.run(main())
