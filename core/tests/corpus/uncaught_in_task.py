# A task that nobody awaits fails: the loop tells it on standard error, the program goes on.
import asyncio

async def bad():
    await asyncio.sleep(0.05)
    raise RuntimeError('nobody listens')

async def main():
    task = asyncio.create_task(bad(), name='lonely')
    await asyncio.sleep(0.1)
    print('main goes on; the task is done:', task.done())
    print(repr(task.exception()))

asyncio.run(main())
