# Map and reduce over texts with tasks and Counter.
import asyncio
import re
from collections import Counter
from functools import reduce

TEXTS = [
    'The quick brown fox jumps over the lazy dog.',
    'The dog barks; the fox runs away.',
    'Quick, quick! said the fox.',
]

async def count(text, delay):
    await asyncio.sleep(delay)
    return Counter(re.findall(r'[a-z]+', text.lower()))

async def main():
    counters = await asyncio.gather(*(count(text, 0.05 * (3 - i)) for i, text in enumerate(TEXTS)))
    total = reduce(lambda a, b: a + b, counters)
    for word, n in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:5]:
        print(f'{word:<6}{n:>3} {"#" * n}')

asyncio.run(main())
