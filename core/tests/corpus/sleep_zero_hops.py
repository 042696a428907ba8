# Cooperative turns with sleep(0).
import asyncio

async def count(name, n):
    for i in range(n):
        print(name, i, end='; ')
        await asyncio.sleep(0)
    print(f'({name} ends)', end='; ')

async def greedy():
    print('greedy never yields', end='; ')

async def main():
    await asyncio.gather(count('a', 3), greedy(), count('b', 2), count('c', 4))
    print()

asyncio.run(main())
