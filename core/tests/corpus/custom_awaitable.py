# __await__ written by hand: a delay, a value that is ready, an event of our own.
import asyncio

class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield

class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value

class Signal:
    def __init__(self):
        self.waiting = []

    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        return (yield from future)

    def fire(self, value):
        waiting, self.waiting = self.waiting, []
        for future in waiting:
            future.set_result(value)

async def listen(signal, name):
    print(name, await signal)
    print(name, await signal)

async def main():
    print(await Ready(1), await Delay(0.05, 2))
    print(await asyncio.gather(Ready('x'), Delay(0.05, 'y')))
    signal = Signal()
    listeners = asyncio.gather(listen(signal, 'first'), listen(signal, 'second'))
    for value in ('one', 'two'):
        await asyncio.sleep(0.05)
        signal.fire(value)
    await listeners
    try:
        await 5
    except TypeError as error:
        print(error)

asyncio.run(main())
