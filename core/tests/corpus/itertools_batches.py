# Batches with itertools, each batch at once.
import asyncio
import itertools

def batches(items, size):
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch

async def fetch(n):
    await asyncio.sleep(0.01 * (n % 3 + 1))
    return n * 100

async def main():
    for number, batch in enumerate(batches(range(7), 3)):
        print(number, await asyncio.gather(*map(fetch, batch)))
    pairs = itertools.pairwise([1, 4, 9, 16])
    print([b - a for a, b in pairs], list(itertools.accumulate([1, 2, 3, 4])))
    groups = itertools.groupby(sorted(['apple', 'bob', 'cat', 'door'], key=len), key=len)
    print([(k, list(g)) for k, g in groups])

asyncio.run(main())
