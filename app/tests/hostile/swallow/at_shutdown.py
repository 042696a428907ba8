# ends: out_of_budget virtual_time|out_of_budget events|out_of_budget steps
import asyncio
async def f():
    while True:
        try: await asyncio.sleep(1)
        except BaseException: pass
async def main(): asyncio.create_task(f()); await asyncio.sleep(0.5)
asyncio.run(main())
