# R43. A coroutine object can be awaited once; two tasks cannot drive one coroutine  `[await-twice]`
import asyncio
async def co(): await asyncio.sleep(0.02)
async def main():
    c = co(); t = asyncio.create_task(c); await asyncio.sleep(0)
    try: await c
    except RuntimeError as e: print(e)
    await t
    try: await c
    except RuntimeError as e: print(e)
asyncio.run(main())
