# Cancelling the task that holds a group.
import asyncio

async def member(name, seconds):
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(seconds)  # a group keeps its tasks in a set: the order of cancellation is luck
        print(name, 'ends')

async def holder():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(member('one', 0.2))
            group.create_task(member('two', 0.1))
    except asyncio.CancelledError:
        print('holder cancelled', asyncio.current_task().cancelling())
        raise

async def main():
    task = asyncio.create_task(holder())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('main sees it', task.cancelled())

asyncio.run(main())
