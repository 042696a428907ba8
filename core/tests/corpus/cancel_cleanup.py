# finally, except CancelledError and async with during a cancellation.
import asyncio

class Resource:
    async def __aenter__(self):
        print('open')
        await asyncio.sleep(0.05)
        return self

    async def __aexit__(self, kind, value, traceback):
        print('closing because of', kind.__name__ if kind else None)
        await asyncio.sleep(0.05)
        print('closed')

async def worker():
    async with Resource():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print('caught', error.args)
            raise
        finally:
            print('finally')

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.2)
    print('cancel:', task.cancel('time to go'))
    try:
        await task
    except asyncio.CancelledError as error:
        print('task is cancelled', error.args)
    print('cancel again:', task.cancel())

asyncio.run(main())
