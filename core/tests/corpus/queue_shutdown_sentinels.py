import asyncio, collections

async def worker(name, q, results):
    while (item := await q.get()) is not None:
        await asyncio.sleep(0.1 * (item % 3))
        results[name].append(item)
        q.task_done()
    q.task_done()
    return name

async def main():
    q = asyncio.Queue(maxsize=3)
    results = collections.defaultdict(list)
    workers = [asyncio.create_task(worker(f'w{i}', q, results), name=f'worker {i}') for i in range(3)]
    for i in range(10):
        await q.put(i)
    for _ in workers:
        await q.put(None)
    await q.join()
    print(sorted(await asyncio.gather(*workers)))
    print({k: v for k, v in sorted(results.items())})
    print(q, q.qsize(), q.empty(), q.full())
asyncio.run(main())
