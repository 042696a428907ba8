# PriorityQueue and LifoQueue.
import asyncio

async def main():
    urgent = asyncio.PriorityQueue()
    for item in [(3, 'low'), (1, 'high'), (2, 'middle'), (1, 'also high')]:
        urgent.put_nowait(item)
    while not urgent.empty():
        print(await urgent.get())
    stack = asyncio.LifoQueue(maxsize=3)
    for i in range(3):
        await stack.put(i)
    print(stack.full(), [stack.get_nowait() for _ in range(3)])

    async def late(queue):
        await asyncio.sleep(0.05)
        for item in (5, 4):
            queue.put_nowait(item)
    task = asyncio.create_task(late(urgent))
    print(await urgent.get(), await urgent.get())
    await task

asyncio.run(main())
