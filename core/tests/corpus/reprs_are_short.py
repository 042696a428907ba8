# real clock: it needs its file's name
# What asyncio shows of long results, callbacks and handles.
import asyncio
import functools


def note(*arguments, **keywords):
    pass


@functools.lru_cache
def cached(future):
    pass


class Order:
    def __init__(self, lines):
        self.lines = lines

    def __repr__(self):
        return f'Order({self.lines!r}, shipped=False, address="somewhere")'

    def close(self, *arguments):
        pass

    @classmethod
    def make(cls):
        pass

    @staticmethod
    def check(future):
        pass


async def give(value):
    return value


def show(*objects):
    print(*(str(each).replace(__file__, 'this file') for each in objects))


async def main():
    loop = asyncio.get_running_loop()
    for value in (list(range(20)), {n: n * n for n in range(9)}, 'text ' * 20, tuple('abcdefgh'), 10 ** 60,
                  [[[[[[[[1]]]]]]]], {'deep': ['x' * 40]}, Order([1, 2, 3]), b'y' * 50, 2.5, None):
        task = asyncio.create_task(give(value), name='give')
        await task
        show(task)
    future = loop.create_future()
    for callback in (note, Order.make, Order.check, Order([]).close, functools.partial(note, 1, key='value'),
                     functools.partial(functools.partial(note, 1), 2), cached, print, [].append, str):
        future.add_done_callback(callback)
        show(future)
        future.remove_done_callback(callback)
        handle = loop.call_soon(callback, 'argument', list(range(10)))
        show(handle)
        handle.cancel()
        show(handle, handle.cancelled())
    future.set_result('r' * 100)
    show(future)


asyncio.run(main())
