# statistics, decimal, fractions, Counter on simulated measurements.
import asyncio
import statistics
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

async def measure(n):
    await asyncio.sleep((n % 4) / 50)
    return n % 4, n * n % 7

async def main():
    groups = defaultdict(list)
    for key, value in await asyncio.gather(*(measure(n) for n in range(16))):
        groups[key].append(value)
    for key, values in sorted(groups.items()):
        print(key, values, f'mean {statistics.mean(values):.3f} median {statistics.median(values)} '
                           f'stdev {statistics.stdev(values):.3f}')
    print(Counter(v for values in groups.values() for v in values).most_common(2))
    print(sum([Decimal('0.1')] * 3), sum([0.1] * 3) == 0.3, sum([Fraction(1, 3)] * 3))

asyncio.run(main())
