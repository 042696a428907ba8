# Cancelling the task that holds a group.
import asyncio

async def member(name):
    try:
        await asyncio.sleep(5)
    finally:
        print(name, 'ends')

async def holder():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(member('one'))
            group.create_task(member('two'))
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
