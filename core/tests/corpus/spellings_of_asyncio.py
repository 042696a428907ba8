"""The other spellings of asyncio's names, as older programs and answers on the web have them."""
import asyncio
import asyncio.exceptions
import concurrent.futures
from asyncio import CancelledError, Queue, events
from asyncio.tasks import Task


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.1)
    except asyncio.exceptions.TimeoutError:
        print("timeout")
    task = asyncio.ensure_future(asyncio.sleep(1, result="x"), loop=asyncio.get_event_loop())
    task.cancel()
    try:
        await task
    except asyncio.exceptions.CancelledError as error:
        print("cancelled", isinstance(error, CancelledError), isinstance(task, Task))
    queue = Queue(1)
    try:
        queue.get_nowait()
    except asyncio.queues.QueueEmpty as error:
        print(type(error).__module__, type(error).__name__)
    print(events.get_running_loop() is asyncio.get_running_loop(), asyncio.futures.isfuture(task))
    print(asyncio.coroutines.iscoroutinefunction(main), asyncio.TimeoutError is TimeoutError)
    return concurrent.futures.TimeoutError is TimeoutError


asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
loop = asyncio.get_event_loop_policy().new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(main()))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed(), loop)
asyncio.set_event_loop_policy(None)
with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
    print(runner.run(main()))
try:
    asyncio.set_event_loop_policy("uvloop")
except TypeError as error:
    print(error)
