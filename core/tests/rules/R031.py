# R31. Calling a coroutine function runs nothing  `[coro-lazy]`
import asyncio
async def f(): print("body"); return 1
async def main():
    c = f(); print(type(c).__name__); print(await c)
    try: await c
    except RuntimeError as e: print(e)
asyncio.run(main())
