# A task of a TaskGroup shows what is called at its end.
import asyncio


async def work():
    await asyncio.sleep(0.1)
    return 1


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work(), name='one')
        print(repr(task).endswith(' cb=[TaskGroup._on_task_done()]>'))
        await asyncio.sleep(0)
        print(repr(task)[repr(task).index(' wait_for='):])
        await task
        print(' cb=' in repr(task))
    other = asyncio.create_task(work())
    print(' cb=' in repr(other))
    await other


asyncio.run(main())
