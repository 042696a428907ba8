# The sieve of coroutines: a chain of asynchronous generators.
import asyncio

async def integers():
    n = 2
    while True:
        yield n
        n += 1
        await asyncio.sleep(0)

async def without_multiples(source, prime):
    async for n in source:
        if n % prime:
            yield n

async def primes(count):
    source = integers()
    sources = [source]
    for _ in range(count):
        prime = await anext(source)
        yield prime
        source = without_multiples(source, prime)
        sources.append(source)
    for used in reversed(sources):
        await used.aclose()

async def main():
    print([p async for p in primes(15)])

asyncio.run(main())
