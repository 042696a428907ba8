# R87. `timeout` makes the remaining awaits raise `TimeoutError`; tasks are not cancelled  `[as-completed-timeout]`
import asyncio
async def main():
    a, b = asyncio.create_task(asyncio.sleep(0.02, "a")), asyncio.create_task(asyncio.sleep(0.08, "b"))
    for c in asyncio.as_completed([a, b], timeout=0.05):
        try: print(await c)
        except TimeoutError: print("TimeoutError", b.done(), b.cancelled())
    print(await b)
asyncio.run(main())
