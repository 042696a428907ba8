# Waiting for a queue with a limit; no item gets lost when a getter is cancelled.
import asyncio

async def main():
    queue = asyncio.Queue(1)
    try:
        await asyncio.wait_for(queue.get(), 0.1)
    except TimeoutError:
        print('nothing came')
    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0.05)
    getters[0].cancel()
    queue.put_nowait('one')
    await asyncio.sleep(0)
    await queue.put('two')
    print(await asyncio.gather(*getters, return_exceptions=True))
    await queue.put('x')
    putter = asyncio.create_task(queue.put('y'))
    await asyncio.sleep(0.05)
    putter.cancel()
    await asyncio.sleep(0)
    print(putter.cancelled(), queue.get_nowait(), queue.empty())

asyncio.run(main())
