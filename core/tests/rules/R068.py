# R68. Result and exception pass through, one iteration later; a done argument is returned itself  `[shield-result]`
import asyncio
async def bad(): raise KeyError("k")
async def main():
    t = asyncio.create_task(asyncio.sleep(0, "v")); s = asyncio.shield(t); print(s is t, await s, asyncio.shield(t) is t)
    try: await asyncio.shield(bad())
    except KeyError as e: print(repr(e))
asyncio.run(main())
