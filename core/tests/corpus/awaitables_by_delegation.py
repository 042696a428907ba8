# Awaitables whose __await__ is no generator: it hands out what another awaitable iterates over.
import asyncio


class Reply:
    """Done when somebody sends it."""

    def __init__(self, name):
        self.name = name
        self.future = asyncio.get_running_loop().create_future()

    def send(self, text):
        self.future.set_result(f'{self.name}: {text}')

    def __await__(self):
        print('waiting for', self.name)
        return self.future.__await__()


class Job:
    def __init__(self, coroutine):
        self.task = asyncio.create_task(coroutine)

    def __await__(self):
        return self.task.__await__()


class Steps:
    def __await__(self):
        return iter([None, None])


class Broken:
    def __await__(self):
        raise LookupError('nothing to wait for')


async def square(n):
    await asyncio.sleep(0.01 * n)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    first, second = Reply('first'), Reply('second')
    loop.call_later(0.02, second.send, 'hi')
    loop.call_later(0.05, first.send, 'ho')
    both = asyncio.gather(first, second, Job(square(3)))
    print('gathered')
    print(await both)
    print(await asyncio.wait_for(Job(square(2)), 1))
    print(await asyncio.shield(Job(square(1))))
    for finished in asyncio.as_completed([Job(square(3)), Job(square(1))]):
        print(await finished)
    task = asyncio.ensure_future(Steps())
    print(await task, task.done())
    task = asyncio.ensure_future(Broken())
    print('made', task.done())
    try:
        await task
    except LookupError as error:
        print('raised:', error)
    late = asyncio.ensure_future(Reply('late'))
    await asyncio.sleep(0)
    late.cancel()
    try:
        await late
    except asyncio.CancelledError:
        print('cancelled')
    try:
        await asyncio.wait_for(Reply('never'), 0.01)
    except TimeoutError:
        print('too late')


asyncio.run(main())
