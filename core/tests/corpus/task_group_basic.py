# TaskGroup: all end before the block ends; results from the tasks.
import asyncio

async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name, 'done')
    return name * 2

async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(job('a', 0.2))
        second = group.create_task(job('b', 0.1), name='second')
        print('inside', second.get_name())
    print(first.result(), second.result())
    async with asyncio.TaskGroup() as group:
        async def spawn(n):
            print('spawn', n)
            if n:
                group.create_task(spawn(n - 1))
        group.create_task(spawn(2))
    print('all spawned are done')
    try:
        group.create_task(job('late', 0))
    except RuntimeError as error:
        print('RuntimeError', str(error).split(' is ')[-1])

import warnings
warnings.simplefilter('ignore')
asyncio.run(main())
