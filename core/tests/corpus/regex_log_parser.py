# Parsing log lines with re, concurrently.
import asyncio
import re
from collections import Counter

LOG = '''\
2024-05-01 10:00:01 INFO  login user=ada
2024-05-01 10:00:05 ERROR payment user=bob code=402
garbage line
2024-05-01 10:01:17 WARN  slow user=ada ms=2300
2024-05-01 10:02:44 ERROR payment user=cleo code=500
'''
LINE = re.compile(r'(?P<date>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+)\s+(?P<event>\w+)(?P<rest>.*)')

async def parse(number, line):
    await asyncio.sleep(0.01 * (number % 3))
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f'line {number}: {line!r}')
    return match['level'], match['event'], dict(re.findall(r'(\w+)=(\w+)', match['rest']))

async def main():
    results = await asyncio.gather(*(parse(i, l) for i, l in enumerate(LOG.splitlines(), 1)), return_exceptions=True)
    for result in results:
        print(result)
    good = [r for r in results if not isinstance(r, Exception)]
    print(Counter(level for level, *_ in good))
    print(re.sub(r'user=(\w)\w*', r'user=\1***', LOG.splitlines()[1]))

asyncio.run(main())
