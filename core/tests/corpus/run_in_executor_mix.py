import asyncio, time, threading, functools, contextvars
var = contextvars.ContextVar('var', default='none')
def block(n, *, label='x'):
    time.sleep(n)
    return label, var.get(), threading.current_thread() is threading.main_thread()
async def main():
    var.set('main')
    loop = asyncio.get_running_loop()
    a = loop.run_in_executor(None, functools.partial(block, 0.2, label='executor'))
    b = asyncio.to_thread(block, 0.1, label='to_thread')
    print(await asyncio.gather(a, b))
    t = asyncio.create_task(asyncio.to_thread(block, 0.5))
    await asyncio.sleep(0.1)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print('cancelled, but the thread goes on')
    fut = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1, 'from here'), loop)
    print(await asyncio.wrap_future(fut))
    try: await loop.run_in_executor(None, int, 'x')
    except ValueError as e: print(e)
asyncio.run(main())
