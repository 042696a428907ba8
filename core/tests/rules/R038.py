# R38. A task's result cannot be set from outside  `[task-no-set]`
import asyncio
async def main():
    t = asyncio.current_task()
    for m, a in ((t.set_result, 1), (t.set_exception, ValueError())):
        try: m(a)
        except RuntimeError as e: print(e)
    try: asyncio.create_task(print)
    except TypeError as e: print(str(e)[:30])
asyncio.run(main())
