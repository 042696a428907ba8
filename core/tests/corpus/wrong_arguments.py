# What is said to arguments that do not fit: of functions written in Python, in Python's words.
# real clock: the one of the tests has a sleep of its own
import asyncio
import concurrent.futures
import queue
import threading
import time


def said(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except TypeError as error:
        print(error)
    else:
        print('fine')


async def nothing():
    pass


said(threading.Thread, target=print, arg=(1,))
said(threading.Thread, 1, 2, 3, 4, 5, 6)
said(threading.Timer, 1)
said(threading.Timer, 1, print, [], {}, 5)
said(threading.Event, 1)
said(threading.Condition().wait_for)
said(threading.Barrier)
said(threading.Semaphore(1).acquire, True, 1, 2)
said(threading.Thread().join, 1, 2)
said(queue.Queue().put)
said(queue.Queue().put, 1, blocking=False)
said(queue.Queue().get, True, None, 3)
said(queue.Queue().put_nowait)
said(concurrent.futures.ThreadPoolExecutor, workers=3)
said(concurrent.futures.ThreadPoolExecutor(1).shutdown, True, True)
said(concurrent.futures.wait)
said(time.sleep, '2')
said(time.sleep, None)


async def main():
    task = nothing()
    said(asyncio.wait_for, task)
    said(asyncio.wait_for, task, 1, 2)
    said(asyncio.create_task, task, 'name')
    said(asyncio.create_task)
    said(asyncio.create_task, task, named='x')
    said(asyncio.gather, task, return_exception=True)
    said(asyncio.shield)
    said(asyncio.timeout)
    said(asyncio.timeout_at, 1, 2)
    said(asyncio.wait, [task], 1)
    said(asyncio.as_completed)
    said(asyncio.TaskGroup, 1)
    said(asyncio.Queue().put_nowait)
    said(asyncio.Semaphore, 1, 2)
    said(asyncio.run)
    await task


asyncio.run(main())
