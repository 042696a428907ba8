# Blocking calls in threads while the loop ticks.
import asyncio
import time

def block(name, seconds):
    time.sleep(seconds)
    return f'{name} slept {seconds}'

async def ticker(stop):
    count = 0
    while not stop.done():
        count += 1
        print('tick', count)
        await asyncio.sleep(0.1)

async def main():
    stop = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(ticker(stop))
    print(await asyncio.gather(asyncio.to_thread(block, 'a', 0.15), asyncio.to_thread(block, 'b', seconds=0.25)))
    stop.set_result(None)
    await task
    try:
        await asyncio.to_thread(int, 'x')
    except ValueError as error:
        print(error)

asyncio.run(main())
