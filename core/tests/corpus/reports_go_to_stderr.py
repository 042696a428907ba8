# records: stderr
# Who replaces sys.stderr gets the reports of threads; run() can be called once; a gather that was refused leaves nothing.
import asyncio
import contextlib
import io
import logging
import threading


def fails():
    raise ValueError('in a thread')


caught = io.StringIO()
with contextlib.redirect_stderr(caught):
    thread = threading.Thread(target=fails, name='worker')
    thread.start()
    thread.join()
lines = caught.getvalue().splitlines()
print(lines[0], '|', lines[-1])

thread = threading.Thread(target=lambda x: x, args=(7,))
print(thread.run())


async def slow():
    await asyncio.sleep(0.01)


async def failing():
    raise ValueError('nobody asks')


async def main():
    for child in slow, failing:
        try:
            await asyncio.gather(child(), 5)
        except TypeError as error:
            print(error)
    await asyncio.sleep(0.02)
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except TimeoutError as error:
        print(type(error).__name__, type(error.__cause__).__name__)


logging.basicConfig(level=logging.DEBUG, format='%(levelname)s:%(name)s:%(message)s')
asyncio.run(main())
x = 1; fails()
