# as_completed gives results in the order of completion.
import asyncio

async def racer(name, seconds):
    await asyncio.sleep(seconds)
    if name == 'crash':
        raise RuntimeError('out of the race')
    return name

async def main():
    racers = [racer('snail', 0.3), racer('hare', 0.1), racer('crash', 0.15), racer('fox', 0.2)]
    for place, finisher in enumerate(asyncio.as_completed(racers), 1):
        try:
            print(place, await finisher)
        except RuntimeError as error:
            print(place, 'error:', error)
    started = [racer('quick', 0.1), racer('slow', 0.4)]
    try:
        for finisher in asyncio.as_completed(started, timeout=0.2):
            print(await finisher)
    except TimeoutError:
        print('time is up')

asyncio.run(main())
