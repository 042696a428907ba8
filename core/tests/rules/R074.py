# R74. A cancelled child counts as an exception: awaiter gets `CancelledError`, siblings go on  `[gather-child-cancelled]`
import asyncio
async def main():
    a = asyncio.create_task(asyncio.sleep(9)); b = asyncio.create_task(asyncio.sleep(0.03, "b"))
    g = asyncio.gather(a, b); await asyncio.sleep(0); a.cancel("A")
    try: await g
    except asyncio.CancelledError as e: print(repr(e), g.cancelled(), b.done())
    print(await b)
asyncio.run(main())
