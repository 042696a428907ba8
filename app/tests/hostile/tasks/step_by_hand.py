# ends: raised 1|finished|stuck
import asyncio
async def f(): await asyncio.sleep(1)
async def main():
    c = f()
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    try: c.send(None)
    except BaseException as e: print(type(e).__name__, e)
    await t
asyncio.run(main())
