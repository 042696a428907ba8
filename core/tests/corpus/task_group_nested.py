# Groups in groups: errors become nested groups, siblings outside are cancelled too.
import asyncio

async def leaf(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        print(name, 'ok')
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def branch(name, error):
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf(name + '.1', 0.1, error))
        group.create_task(leaf(name + '.2', 0.3))

def show(error, depth=0):
    print('  ' * depth + (f'group: {error.message}' if isinstance(error, BaseExceptionGroup) else repr(error)))
    for inner in getattr(error, 'exceptions', ()):
        show(inner, depth + 1)

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(branch('x', TypeError('t')))
            group.create_task(branch('y', None))
    except ExceptionGroup as error:
        show(error)
    async with asyncio.TaskGroup() as group:
        group.create_task(branch('z', None))

asyncio.run(main())
