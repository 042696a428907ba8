# A service that drains its queue before it stops, with a limit for the stubborn.
import asyncio

async def worker(name, queue, stop):
    while not (stop.is_set() and queue.empty()):
        try:
            job = await asyncio.wait_for(queue.get(), 0.1)
        except TimeoutError:
            continue
        print(name, 'does', job)
        await asyncio.sleep(0.15 if job != 'endless' else 60)
    print(name, 'stops')

async def main():
    queue, stop = asyncio.Queue(), asyncio.Event()
    workers = [asyncio.create_task(worker('w1', queue, stop), name='w1')]
    for job in ('a', 'b', 'c'):
        queue.put_nowait(job)
    await asyncio.sleep(0.2)
    print('shutting down')
    stop.set()
    done, pending = await asyncio.wait(workers, timeout=0.8)
    print(len(done), len(pending))

    stop.clear()
    queue.put_nowait('endless')
    task = asyncio.create_task(worker('w2', queue, stop), name='w2')
    await asyncio.sleep(0.05)
    stop.set()
    done, pending = await asyncio.wait([task], timeout=0.1)
    for task in pending:
        print('cancel', task.get_name())
        task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))

asyncio.run(main())
