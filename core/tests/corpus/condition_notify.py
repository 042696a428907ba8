# notify(n), notify_all, errors without the lock, cancellation of a waiter.
import asyncio

async def waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, 'notified')
        except asyncio.CancelledError:
            print(name, 'cancelled, holds the lock:', condition.locked())
            raise

async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, condition)) for n in 'abcde']
    await asyncio.sleep(0.05)
    async with condition:
        condition.notify(2)
        print('two notified')
    await asyncio.sleep(0.05)
    tasks[3].cancel()
    await asyncio.sleep(0.05)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks, return_exceptions=True)
    for act in (condition.notify, condition.release):
        try:
            act()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
