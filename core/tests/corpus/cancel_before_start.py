# A task that is cancelled before its first step never runs its body.
import asyncio

async def never():
    print('this is not printed')

async def main():
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled before it began')

    task = asyncio.create_task(never())
    task.cancel('with a reason')
    results = await asyncio.gather(task, return_exceptions=True)
    print(repr(results[0]))

asyncio.run(main())
