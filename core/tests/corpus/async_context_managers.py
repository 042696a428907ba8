# asynccontextmanager, AsyncExitStack, errors in the body.
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager

@asynccontextmanager
async def connection(name):
    print('connect', name)
    await asyncio.sleep(0.02)
    try:
        yield name.upper()
    except KeyError as error:
        print(name, 'saw', repr(error))
        raise
    finally:
        await asyncio.sleep(0.02)
        print('disconnect', name)

async def ticks():
    try:
        for i in range(10):
            yield i
    finally:
        print('ticks closed')

async def main():
    async with connection('db') as db, connection('cache') as cache:
        print('using', db, cache)
    try:
        async with connection('broken'):
            {}['missing']
    except KeyError as error:
        print('outside', error)
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in ('one', 'two')]
        stack.callback(print, 'plain callback')
        print(names)
    async with aclosing(ticks()) as source:
        async for i in source:
            if i == 2:
                break
    print('end')

asyncio.run(main())
