# R76. Cancelling a gather that already raised does nothing to the surviving children  `[gather-after-done]`
import asyncio
async def bad(): raise ValueError
async def main():
    t = asyncio.create_task(asyncio.sleep(0.03, "survivor")); g = asyncio.gather(bad(), t)
    try: await g
    except ValueError: print(g.cancel(), t.cancelled())
    print(await t)
asyncio.run(main())
