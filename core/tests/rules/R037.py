# R37. A task stores result, exception or cancellation; awaiting twice gives it twice  `[task-result]`
import asyncio
async def ok(): return "r"
async def bad(): raise LookupError("no")
async def main():
    a, b = asyncio.create_task(ok()), asyncio.create_task(bad()); await asyncio.gather(*[a, b], return_exceptions=True)
    print(await a, await a, a.result(), a.exception(), repr(b.exception()))
    for _ in range(2):
        try: await b
        except LookupError as e: print(e, e is b.exception())
asyncio.run(main())
