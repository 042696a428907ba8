# Futures by hand: callbacks, results, exceptions, and who waits.
import asyncio

async def waiter(name, future):
    try:
        print(name, 'got', await future)
    except Exception as error:
        print(name, 'failed with', repr(error))

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print('callback 1', f.result()))
    def second(f):
        print('callback 2')
    future.add_done_callback(second)
    future.add_done_callback(second)
    print('removed', future.remove_done_callback(second))
    tasks = [asyncio.create_task(waiter(n, future)) for n in 'ab']
    loop.call_later(0.1, future.set_result, 'value')
    await asyncio.gather(*tasks)
    try:
        future.set_result('again')
    except asyncio.InvalidStateError as error:
        print('InvalidStateError:', error)

    future = loop.create_future()
    loop.call_later(0.05, future.set_exception, ValueError('broken'))
    await asyncio.gather(waiter('c', future), waiter('d', future))

    future = loop.create_future()
    future.cancel()
    print(future.cancelled(), future.done())
    try:
        future.set_exception(StopIteration)
    except (TypeError, asyncio.InvalidStateError) as error:
        print(type(error).__name__, error)

asyncio.run(main())
