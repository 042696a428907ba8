# run() cancels what is still going when main returns.
import asyncio

async def background(name, seconds):
    try:
        while True:
            await asyncio.sleep(seconds)
            print(name, 'works')
    except asyncio.CancelledError:
        print(name, 'told to stop')
        await asyncio.sleep(0.05)
        print(name, 'stopped')

async def main():
    asyncio.create_task(background('a', 0.1))
    asyncio.create_task(background('b', 0.25))
    await asyncio.sleep(0.35)
    print('main returns')
    return 'result'

print(asyncio.run(main()))
