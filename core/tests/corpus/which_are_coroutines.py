# Dispatchers ask what is a coroutine function; asyncio's own are some, too.
import asyncio
import inspect
import sys

for function in (asyncio.sleep, asyncio.wait, asyncio.wait_for, asyncio.to_thread, asyncio.gather, asyncio.create_task,
                 asyncio.Queue.get, asyncio.Queue.get_nowait, asyncio.Lock.acquire, asyncio.Lock.release,
                 asyncio.Event.wait, asyncio.Condition.wait_for, asyncio.Barrier.wait, print, len):
    print(function.__name__, asyncio.iscoroutinefunction(function), inspect.iscoroutinefunction(function))


async def call(function, *args):
    result = function(*args)
    return await result if inspect.iscoroutine(result) else result


async def main():
    queue = asyncio.Queue()
    print(asyncio.iscoroutinefunction(queue.get), inspect.iscoroutinefunction(queue.qsize))
    await call(queue.put_nowait, 1)
    print(await call(queue.get), await call(asyncio.sleep, 0.01, 'slept'), await call(max, 3, 4))
    getting = queue.get()
    print(getting.__name__, getting.__qualname__, asyncio.iscoroutine(getting))
    getting.close()


asyncio.run(main())
sys.stdout.flush()
sys.stdout.buffer.write(b'bytes too\n')
sys.stdout.buffer.flush()
