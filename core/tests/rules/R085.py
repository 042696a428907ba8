# R85. `as_completed` yields coroutines; the n-th one gives the n-th result to be completed  `[as-completed-order]`
import asyncio
async def w(n, d):
    await asyncio.sleep(d)
    if n == "bad": raise ValueError(n)
    return n
async def main():
    for c in asyncio.as_completed([asyncio.create_task(w(n, d)) for n, d in (("slow", 0.12), ("fast", 0.04), ("bad", 0.08))]):
        try: print(type(c).__name__, await c)
        except ValueError as e: print("raised", e)
asyncio.run(main())
