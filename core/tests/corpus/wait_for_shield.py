# shield keeps the inner task alive when the limit strikes.
import asyncio

async def save(what):
    await asyncio.sleep(0.2)
    print('saved', what)
    return what

async def main():
    task = asyncio.create_task(save('report'))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.1)
    except TimeoutError:
        print('not waiting any longer; done:', task.done())
    print('later:', await task)

    async def impatient():
        try:
            await asyncio.shield(save('draft'))
        except asyncio.CancelledError:
            print('the waiter was cancelled')
            raise
    waiter = asyncio.create_task(impatient())
    await asyncio.sleep(0.1)
    waiter.cancel()
    await asyncio.sleep(0.2)
    print(waiter.cancelled())

asyncio.run(main())
