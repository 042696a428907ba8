# A coroutine that nobody awaits: a warning on standard error, here turned into a line.
import asyncio
import warnings

def show(message, category, filename, lineno, file=None, line=None):
    print(f'{category.__name__} line {lineno}: {message}')

warnings.showwarning = show

async def forgotten():
    print('never')

async def main():
    forgotten()
    await asyncio.sleep(0.01)
    warnings.warn('old function', DeprecationWarning)

asyncio.run(main())
