# Which message a cancelled gather passes on: that of its last argument.
import asyncio

async def child(seconds):
    await asyncio.sleep(seconds)

async def main():
    for order in ((0, 1), (1, 0)):
        tasks = [asyncio.create_task(child(0.5)), asyncio.create_task(child(0.5))]
        group = asyncio.gather(*(tasks[i] for i in order), return_exceptions=True)
        await asyncio.sleep(0.05)
        tasks[1].cancel('only this one')
        await asyncio.sleep(0.05)
        group.cancel('all of them')
        try:
            await group
        except asyncio.CancelledError as error:
            print(order, error.args)

    async def refuses():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            return 'refused'
    group = asyncio.gather(child(0.5), refuses())
    await asyncio.sleep(0.05)
    group.cancel('please')
    try:
        print(await group)
    except asyncio.CancelledError as error:
        print('cancelled', error.args)

asyncio.run(main())
