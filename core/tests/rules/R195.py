# R195. `asend`, `athrow`, and concurrent use  `[agen-send]`
import asyncio
async def echo():
    while True:
        try: x = yield; print("got", x); await asyncio.sleep(0)
        except ValueError: print("caught")
async def main():
    g = echo(); await g.asend(None); await g.asend(1); await g.athrow(ValueError)
    t = asyncio.create_task(g.asend(2)); await asyncio.sleep(0)
    try: await g.asend(3)
    except RuntimeError as e: print(e)
    await t; await g.aclose()
asyncio.run(main())
