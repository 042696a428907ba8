# A limit around a task group and one inside a member.
import asyncio

async def member(name, seconds, limit):
    try:
        async with asyncio.timeout(limit):
            await asyncio.sleep(seconds)
            print(name, 'finished')
    except TimeoutError:
        print(name, 'timed out')
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def main():
    async with asyncio.timeout(1):
        async with asyncio.TaskGroup() as group:
            group.create_task(member('a', 0.1, 0.3))
            group.create_task(member('b', 0.5, 0.2))
    try:
        async with asyncio.timeout(0.25):
            async with asyncio.TaskGroup() as group:
                group.create_task(member('c', 0.1, 1))
                group.create_task(member('d', 2, 1))
    except TimeoutError:
        print('the group took too long')

asyncio.run(main())
