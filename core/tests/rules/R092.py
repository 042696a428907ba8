# R92. `wait_for` cancels a task passed to it; use `shield` to keep it  `[wait-for-task]`
import asyncio
async def main():
    a, b = (asyncio.create_task(asyncio.sleep(0.05, n)) for n in "ab")
    for x in (a, asyncio.shield(b)):
        try: await asyncio.wait_for(x, 0.02)
        except TimeoutError: pass
    print(a.cancelled(), b.cancelled(), await b)
asyncio.run(main())
