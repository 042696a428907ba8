# A limit that is moved while activity goes on: an inactivity timeout.
import asyncio

async def packets():
    for seconds in (0.1, 0.15, 0.1, 0.4, 0.1):
        await asyncio.sleep(seconds)
        yield seconds

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.25) as scope:
            async for packet in packets():
                print('packet', packet)
                scope.reschedule(loop.time() + 0.25)
    except TimeoutError:
        print('silence')
    async with asyncio.timeout(0.1) as scope:
        scope.reschedule(None)
        await asyncio.sleep(0.2)
        print('no limit any more', scope.when())

asyncio.run(main())
