# R45. `StopIteration` raised inside a coroutine becomes `RuntimeError`  `[task-stopiteration]`
import asyncio
async def f(): raise StopIteration("x")
async def main():
    try: await f()
    except RuntimeError as e: print(e, "| cause:", repr(e.__cause__))
    try: await asyncio.create_task(f())
    except RuntimeError as e: print(e)
asyncio.run(main())
