# ends: out_of_budget steps
import asyncio
async def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
async def main(): await asyncio.gather(f(), f())
asyncio.run(main())
