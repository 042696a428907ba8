# An exception group that leaves the program.
# records: stderr
import asyncio

async def bad(n):
    await asyncio.sleep(0.1 * n ** 3)
    raise ValueError(f'bad {n}')

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad(1))
        group.create_task(bad(2))

asyncio.run(main())
