# input() in a worker thread while the loop goes on.
# input: coffee
import asyncio

async def clock():
    for i in range(3):
        print('tick', i)
        await asyncio.sleep(0.1)

async def ask():
    await asyncio.sleep(0.05)
    order = await asyncio.to_thread(input, 'What do you want?\n')
    print('one', order)

async def main():
    await asyncio.gather(clock(), ask())

asyncio.run(main())
