# A full queue slows its producer; put_nowait and get_nowait say no.
import asyncio

async def producer(queue):
    for i in range(5):
        await queue.put(i)
        print('put', i, 'size', queue.qsize())
    await queue.put(None)

async def main():
    queue = asyncio.Queue(maxsize=2)
    task = asyncio.create_task(producer(queue))
    await asyncio.sleep(0.05)
    print('full:', queue.full())
    try:
        queue.put_nowait('x')
    except asyncio.QueueFull as error:
        print(repr(error))
    while (item := await queue.get()) is not None:
        print('got', item)
        await asyncio.sleep(0.1)
    await task
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    try:
        for _ in range(10):
            queue.task_done()
    except ValueError as error:
        print(error)

asyncio.run(main())
