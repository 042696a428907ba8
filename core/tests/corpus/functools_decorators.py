# Decorators for coroutines: timing, logging, retry with parameters, once.
import asyncio
import functools
import inspect

def logged(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        arguments = ', '.join([*map(repr, args), *(f'{k}={v!r}' for k, v in kwargs.items())])
        print(f'-> {function.__name__}({arguments})')
        try:
            result = await function(*args, **kwargs)
        except Exception as error:
            print(f'<- {function.__name__} raised {error!r}')
            raise
        print(f'<- {function.__name__} = {result!r}')
        return result
    return wrapper

def retry(times, on=Exception):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for left in reversed(range(times)):
                try:
                    return await function(*args, **kwargs)
                except on:
                    if not left:
                        raise
        return wrapper
    return decorate

attempts = iter(range(10))

@retry(3, on=ValueError)
@logged
async def unstable(limit, *, label='x'):
    """May fail."""
    await asyncio.sleep(0.01)
    if (n := next(attempts)) < limit:
        raise ValueError(n)
    return f'{label}{n}'

@functools.lru_cache
def slow_double(n):
    return n * 2

async def main():
    print(await unstable(2, label='try'))
    print(unstable.__name__, unstable.__doc__, inspect.iscoroutinefunction(unstable), inspect.signature(unstable))
    print([slow_double(n) for n in (1, 2, 1)], slow_double.cache_info())
    add = functools.partial(lambda a, b, c: (a, b, c), 1, c=3)
    print(add(2))

asyncio.run(main())
