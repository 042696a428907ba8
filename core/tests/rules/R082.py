# R82. `wait` refuses coroutines, an empty set, a bare future, and unknown `return_when`  `[wait-args]`
import asyncio
async def main():
    t = asyncio.current_task()
    async def c(): pass
    co = c()
    for a, k in (([co], {}), ([], {}), (t, {}), ([t], {"return_when": "X"})):
        try: await asyncio.wait(a, **k)
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
    co.close()
asyncio.run(main())
