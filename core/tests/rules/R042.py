# R42. What a task may yield  `[bad-await]`
import asyncio
async def main():
    try: await 3
    except TypeError as e: print(e)
    try: await asyncio.current_task()
    except RuntimeError as e: print(str(e)[:28])
asyncio.run(main())
