# traceback.format_exc and friends around asynchronous code.
import asyncio
import traceback

async def deep(n):
    if n == 0:
        raise ArithmeticError('bottom')
    await deep(n - 1)

async def main():
    try:
        await deep(2)
    except ArithmeticError as error:
        frames = traceback.extract_tb(error.__traceback__)
        print([(frame.name, frame.lineno) for frame in frames])
        print(traceback.format_exception_only(type(error), error))
        print(traceback.format_exc().splitlines()[-1])
    task = asyncio.create_task(deep(1))
    await asyncio.gather(task, return_exceptions=True)
    print([frame.name for frame in traceback.extract_tb(task.exception().__traceback__)])

asyncio.run(main())
