# Classes in sets and dictionaries, __slots__, ordering with total_ordering.
import asyncio
from functools import total_ordering

@total_ordering
class Version:
    __slots__ = ('parts',)

    def __init__(self, text):
        self.parts = tuple(map(int, text.split('.')))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return 'v' + '.'.join(map(str, self.parts))

async def parse(text):
    await asyncio.sleep(0.01)
    return Version(text)

async def main():
    versions = await asyncio.gather(*map(parse, ['1.10', '1.9', '2.0', '1.9']))
    print(sorted(versions), max(versions), len(set(versions)), Version('1.0') >= Version('0.9'))
    try:
        versions[0].name = 'x'
    except AttributeError as error:
        print(error)

asyncio.run(main())
