# asyncio.iscoroutinefunction looks into partial objects.
import asyncio
import inspect
from functools import partial


async def work(x, y=0):
    return x + y


class Worker:
    async def work(self):
        pass


def plain():
    pass


for name, function in {'function': work, 'partial': partial(work, 1), 'twice': partial(partial(work, 1), y=2), 'method': Worker().work,
                       'of a method': partial(Worker.work, None), 'of a bound method': partial(Worker().work), 'plain': plain,
                       'partial plain': partial(plain), 'library': asyncio.sleep, 'partial library': partial(asyncio.sleep, 1)}.items():
    print(name, asyncio.iscoroutinefunction(function), inspect.iscoroutinefunction(function))
print(asyncio.run(partial(work, 1)(2)))
