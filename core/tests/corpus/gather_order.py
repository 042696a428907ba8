# Results come in the order of the arguments, not of completion.
import asyncio

async def fetch(name, seconds):
    print(f'{name}: start')
    await asyncio.sleep(seconds)
    print(f'{name}: done')
    return name.upper()

async def main():
    results = await asyncio.gather(fetch('slow', 0.3), fetch('fast', 0.1), fetch('middle', 0.2))
    print(results)
    print(await asyncio.gather())
    nested = await asyncio.gather(asyncio.gather(fetch('a', 0.05), fetch('b', 0.1)), fetch('c', 0.15))
    print(nested)

asyncio.run(main())
