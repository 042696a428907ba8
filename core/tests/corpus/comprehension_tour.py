# Asynchronous comprehensions of all kinds.
import asyncio

async def letters(text, pause=0.01):
    for letter in text:
        await asyncio.sleep(pause)
        yield letter

async def upper(letter):
    await asyncio.sleep(0)
    return letter.upper()

async def main():
    print([await upper(c) for c in 'abc'])
    print([c async for c in letters('hello') if c != 'l'])
    print({c async for c in letters('aab')} == {'a', 'b'}, {c: await upper(c) async for c in letters('xy')})
    print([[c + d async for d in letters('12')] async for c in letters('ab')])
    generator = (await upper(c) async for c in letters('gen'))
    print(type(generator).__name__, [c async for c in generator])
    print([x for x in await asyncio.gather(*(upper(c) for c in 'pq'))])
    print(any([c == 'z' async for c in letters('xyz')]))

asyncio.run(main())
