# R34. `sleep(0)` (and any delay <= 0) yields for exactly one iteration without a timer  `[sleep0]`
import asyncio
async def w(n):
    for i in range(3): print(n, i, end="; "); await asyncio.sleep(0 if n == "A" else -1)
async def main():
    await asyncio.gather(w("A"), w("B"))
    print(await asyncio.sleep(0, "result"))
asyncio.run(main())
