# A task that refuses, one that delays and one that turns cancellation into a result.
import asyncio

async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(0.2)
            return f'finished after {attempt} refusals'
        except asyncio.CancelledError:
            print('no!')
    return 'gave in'

async def polite():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return 'partial result'

async def main():
    task = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0.05)
        task.cancel()
    print(await task, task.cancelled(), task.cancelling())

    task = asyncio.create_task(polite())
    await asyncio.sleep(0.05)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    print(task.uncancel(), task.cancelling())

asyncio.run(main())
