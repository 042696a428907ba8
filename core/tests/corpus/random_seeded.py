# Seeded random numbers decide who is how fast.
import asyncio
import random

rng = random.Random(42)

async def runner(name, steps):
    for step in steps:
        await asyncio.sleep(step / 100)
    return name, sum(steps)

async def main():
    plans = {name: [rng.randint(1, 5) for _ in range(3)] for name in ('a', 'b', 'c')}
    print(plans)
    print(await asyncio.gather(*(runner(n, s) for n, s in plans.items())))
    random.seed(1)
    print(random.random(), random.sample(range(50), 4), random.choices('xyz', weights=[1, 2, 3], k=5))
    deck = list(range(8))
    random.shuffle(deck)
    print(deck, round(random.gauss(0, 1), 6), random.uniform(1, 2) < 2)

asyncio.run(main())
