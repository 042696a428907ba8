# The same task twice, futures and tasks mixed, ensure_future.
import asyncio

async def once():
    print('running once')
    await asyncio.sleep(0.05)
    return object()

async def main():
    task = asyncio.ensure_future(once())
    a, b = await asyncio.gather(task, task)
    print(a is b)
    coroutine = once()
    c, d = await asyncio.gather(coroutine, coroutine)
    print(c is d)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, future.set_result, 'from the future')
    print((await asyncio.gather(future, asyncio.sleep(0.05, 'slept')))[::-1])
    print(asyncio.isfuture(task), asyncio.iscoroutine(task), asyncio.iscoroutinefunction(once))
    coroutine = once()
    await coroutine
    try:
        await coroutine
    except RuntimeError as error:
        print(error)

asyncio.run(main())
