# The same with tasks as cache entries: whoever comes later awaits the same task.
import asyncio
import functools

def cached(function):
    tasks = {}

    @functools.wraps(function)
    async def wrapper(*args):
        if args not in tasks:
            tasks[args] = asyncio.create_task(function(*args), name=f'{function.__name__}{args}')
        else:
            print('hit', args)
        return await tasks[args]

    wrapper.tasks = tasks
    return wrapper

@cached
async def area(width, height):
    """Area of a rectangle, slowly."""
    print('compute', width, height)
    await asyncio.sleep(0.1)
    return width * height

async def main():
    print(await asyncio.gather(area(2, 3), area(4, 5), area(2, 3)))
    print(await area(4, 5), area.__doc__)
    print(sorted(task.get_name() for task in area.tasks.values()))

asyncio.run(main())
