# records: stderr
# What was raised before the program's function began has a traceback of the library's frames alone.
import asyncio
from concurrent.futures import ThreadPoolExecutor


def needs(argument):
    pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, needs)
    await asyncio.sleep(0.05)
    del future
    given = loop.create_future()
    given.set_exception(ValueError('was not raised'))
    del given


asyncio.run(main())
with ThreadPoolExecutor(1) as executor:
    future = executor.submit(int, 'x')
    print(repr(future.exception()))
