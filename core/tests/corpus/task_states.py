# A task through its life: done(), result(), exception(), repr parts.
import asyncio

async def job(fail=False):
    await asyncio.sleep(0.05)
    if fail:
        raise LookupError('no such thing')
    return 42

async def main():
    task = asyncio.create_task(job(), name='good')
    print(task.get_name(), task.done(), task.cancelled())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print('too early:', error)
    await task
    print(task.done(), task.result(), task.exception())

    task = asyncio.create_task(job(fail=True), name='bad')
    await asyncio.sleep(0.1)
    print(task.done(), repr(task.exception()))
    try:
        task.result()
    except LookupError as error:
        print('raised again:', error)

    task = asyncio.create_task(job())
    task.set_name('renamed')
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(task.get_name(), 'is cancelled:', task.cancelled())
    try:
        task.exception()
    except asyncio.CancelledError:
        print('exception() raises CancelledError')

asyncio.run(main())
