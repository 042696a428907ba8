# R86. The start order of coroutines given to `as_completed` (and of futures in `wait`) is unspecified  `[as-completed-start]`
import asyncio
async def w(n): print("start", n); return n
async def main():
    ts = [asyncio.create_task(w(i)) for i in range(3)]
    print(sorted([await c for c in asyncio.as_completed(ts)]))
asyncio.run(main())
