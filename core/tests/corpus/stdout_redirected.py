# print into StringIO, redirect_stdout around tasks, end and sep and file.
import asyncio
import io
import sys
from contextlib import redirect_stdout

async def talk(name):
    for i in range(2):
        print(name, i)
        await asyncio.sleep(0.02 if name == 'a' else 0.05)

async def main():
    buffer = io.StringIO()
    with redirect_stdout(buffer):
        await asyncio.gather(talk('a'), talk('b'))
    print(buffer.getvalue().split('\n'))
    print('x', 'y', sep='-', end='!\n', file=sys.stdout, flush=True)
    sys.stdout.write('written\n')
    print('to stderr', file=sys.stderr)

asyncio.run(main())
