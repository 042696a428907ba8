# wait_for: result, timeout, the inner task is cancelled and cleans up.
import asyncio

async def answer(seconds):
    try:
        await asyncio.sleep(seconds)
        return 42
    except asyncio.CancelledError:
        print('cleaning up')
        await asyncio.sleep(0.05)
        print('cleaned up')
        raise

async def main():
    print(await asyncio.wait_for(answer(0.1), timeout=0.3))
    try:
        await asyncio.wait_for(answer(1), timeout=0.1)
    except asyncio.TimeoutError:
        print('too slow')
    print(await asyncio.wait_for(answer(0.05), None))
    try:
        await asyncio.wait_for(answer(0.1), 0)
    except TimeoutError:
        print('no time at all')
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 0.05)
    except TimeoutError:
        print('future cancelled:', future.cancelled())

asyncio.run(main())
