# Cancelling a gather cancels its children; a cancelled child cancels only its slot.
import asyncio

async def child(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, 'done')
        return name
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def main():
    group = asyncio.gather(child('a', 0.1), child('b', 0.3), child('c', 0.5))
    await asyncio.sleep(0.2)
    print('cancel', group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print('gather was cancelled')

    tasks = [asyncio.create_task(child(name, 0.1 * i)) for i, name in enumerate('xyz', 1)]
    asyncio.get_running_loop().call_later(0.15, tasks[1].cancel)
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        print('one child was cancelled;', [t.done() for t in tasks])
    await tasks[2]
    print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
