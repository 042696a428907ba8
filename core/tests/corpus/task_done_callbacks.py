# Done callbacks: order, arguments, a failing callback, a set of background tasks.
import asyncio
import functools

background = set()

def spawn(coroutine):
    task = asyncio.create_task(coroutine)
    background.add(task)
    task.add_done_callback(background.discard)
    return task

def report(prefix, task):
    if task.cancelled():
        print(prefix, 'cancelled')
    elif task.exception():
        print(prefix, 'failed', repr(task.exception()))
    else:
        print(prefix, 'result', task.result())

async def work(n):
    await asyncio.sleep(n / 20)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    tasks = [spawn(work(n)) for n in (1, 2, 3)]
    for n, task in enumerate(tasks, 1):
        task.add_done_callback(functools.partial(report, f'task {n}:'))
    print(len(background))
    await asyncio.sleep(0.12)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(len(background))
    tasks[0].add_done_callback(lambda t: print('late callback still runs'))
    await asyncio.sleep(0)

asyncio.run(main())
