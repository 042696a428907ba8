# asyncio.timeout: expired or not, TimeoutError outside the block.
# since: 3.11.7
import asyncio

async def slow(seconds):
    try:
        await asyncio.sleep(seconds)
        return 'finished'
    except asyncio.CancelledError:
        print('interrupted')
        raise

async def main():
    async with asyncio.timeout(0.2) as scope:
        print(await slow(0.1), scope.expired())
    try:
        async with asyncio.timeout(0.1) as scope:
            await slow(0.5)
    except TimeoutError as error:
        print('TimeoutError', repr(error), type(error.__cause__).__name__, scope.expired())
    async with asyncio.timeout(None):
        print(await slow(0.05))
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 0.3) as scope:
        await asyncio.sleep(0.1)
        print(round(scope.when() - loop.time(), 1))
    print(asyncio.current_task().cancelling())

asyncio.run(main())
