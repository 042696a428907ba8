# One failing child: the others go on; return_exceptions collects.
import asyncio

class BadWeather(Exception):
    pass

async def flight(name, seconds, ok=True):
    await asyncio.sleep(seconds)
    if not ok:
        raise BadWeather(name)
    print('landed', name)
    return name

async def main():
    try:
        await asyncio.gather(flight('A', 0.1), flight('B', 0.2, ok=False), flight('C', 0.3))
    except BadWeather as error:
        print('cancelled flight:', error)
    print('C is still in the air')
    await asyncio.sleep(0.2)
    results = await asyncio.gather(flight('D', 0.1, ok=False), flight('E', 0.2), return_exceptions=True)
    for result in results:
        print(type(result).__name__, repr(result))

asyncio.run(main())
