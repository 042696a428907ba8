# The loop's exception handler for failing callbacks and forgotten tasks.
import asyncio

def handler(loop, context):
    error = context.get('exception')
    print('handler:', context['message'].split('(')[0].strip(), '|', repr(error))

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.05)
    async def forgotten():
        raise ValueError('nobody looks')
    asyncio.create_task(forgotten())
    await asyncio.sleep(0.05)
    loop.call_exception_handler({'message': 'by hand', 'exception': KeyError('k')})
    future = loop.create_future()
    future.set_exception(OSError('lost'))
    del future
    print(loop.get_exception_handler() is handler)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())

asyncio.run(main())
