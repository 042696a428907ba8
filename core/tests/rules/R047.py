# R47. A coroutine object destroyed before it starts warns  `[never-awaited]`
import asyncio, warnings
warnings.showwarning = lambda m, c, *a, **k: print(c.__name__, m)
async def f(): print("never printed")
async def main():
    f(); print("went on")
    c = f(); c.close(); del c; print("closed: no warning")
asyncio.run(main())
