# asyncio.Lock is first come, first served, also when a waiter is cancelled.
import asyncio

async def user(name, lock, seconds):
    print(name, 'wants')
    try:
        async with lock:
            print(name, 'has')
            await asyncio.sleep(seconds)
        print(name, 'gave back')
    except asyncio.CancelledError:
        print(name, 'was cancelled')
        raise

async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(user(name, lock, 0.1)) for name in 'ABCD']
    await asyncio.sleep(0.05)
    print('locked:', lock.locked())
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print('locked:', lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
