# The classic: producers, consumers, join, cancel.
import asyncio

async def producer(name, queue, items, pause):
    for i in range(items):
        await asyncio.sleep(pause)
        await queue.put(f'{name}{i}')

async def consumer(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.05)
        print(name, 'handled', item)
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    consumers = [asyncio.create_task(consumer(n, queue)) for n in ('left', 'right')]
    await asyncio.gather(producer('a', queue, 3, 0.1), producer('b', queue, 2, 0.17))
    await queue.join()
    for task in consumers:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*consumers, return_exceptions=True)])
    print(queue.empty(), queue.qsize())

asyncio.run(main())
