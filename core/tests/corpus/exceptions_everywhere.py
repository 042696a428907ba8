# raise from, else, finally order, nested try around awaits, add_note, custom hierarchies.
import asyncio
import traceback

class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return f'[{self.code}] {self.args[1]}'

class NotFound(AppError):
    pass

async def find(key):
    await asyncio.sleep(0.01)
    try:
        return {'a': 1}[key]
    except KeyError as error:
        raise NotFound(404, f'no {key!r}') from error

async def attempt(key):
    try:
        value = await find(key)
    except NotFound as error:
        error.add_note('looked in one place')
        print('caught', error, error.code, repr(error.__cause__), error.__notes__)
        return None
    else:
        print('found', value)
        return value
    finally:
        await asyncio.sleep(0)
        print('finally', key)

async def override():
    try:
        raise ValueError('first')
    finally:
        await asyncio.sleep(0)
        raise TypeError('second')

async def main():
    print(await attempt('a'), await attempt('b'))
    try:
        await override()
    except TypeError as error:
        print(error, '| context:', error.__context__)
    try:
        await find('z')
    except AppError as error:
        print(''.join(traceback.format_exception_only(error)), end='')
    def gen():
        try:
            yield 1
        finally:
            print('generator closed')
    for x in gen():
        break
    print(await asyncio.gather(find('a'), find('q'), return_exceptions=True))

asyncio.run(main())
