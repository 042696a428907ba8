# The same with tasks; a waiter's permission makes it free of deadlock.
import asyncio

async def philosopher(name, left, right, log):
    for meal in range(2):
        async with left:
            await asyncio.sleep(0.01)
            async with right:
                log.append((name, meal))
                await asyncio.sleep(0.02)

async def main():
    names = ['Plato', 'Kant', 'Hume']
    forks = [asyncio.Lock() for _ in names]
    log = []
    await asyncio.gather(*(
        philosopher(name, forks[min(i, (i + 1) % 3)], forks[max(i, (i + 1) % 3)], log) for i, name in enumerate(names)))
    print(log)

asyncio.run(main())
