# Three stages connected by queues, an end mark travels through.
import asyncio

END = object()

async def stage(name, function, source, target, seconds):
    while (item := await source.get()) is not END:
        await asyncio.sleep(seconds)
        result = function(item)
        print(name, item, '->', result)
        await target.put(result)
    print(name, 'closes')
    await target.put(END)

async def main():
    queues = [asyncio.Queue(2) for _ in range(4)]
    stages = [stage('double', lambda x: x * 2, queues[0], queues[1], 0.05),
              stage('add', lambda x: x + 1, queues[1], queues[2], 0.08),
              stage('text', lambda x: f'<{x}>', queues[2], queues[3], 0.04)]
    tasks = [asyncio.create_task(s) for s in stages]
    async def feed():
        for i in range(3):
            await queues[0].put(i)
        await queues[0].put(END)
    tasks.append(asyncio.create_task(feed()))
    results = []
    while (item := await queues[3].get()) is not END:
        results.append(item)
    print(results)
    await asyncio.gather(*tasks)

asyncio.run(main())
