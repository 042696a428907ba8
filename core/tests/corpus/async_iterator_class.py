# __aiter__ and __anext__ by hand.
import asyncio

class Countdown:
    def __init__(self, start):
        self.current = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.02)
        self.current -= 1
        return self.current + 1

async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print('lift-off')
    iterator = Countdown(2)
    print(await anext(iterator), await anext(iterator), await anext(iterator, 'none left'))
    try:
        async for n in [1, 2, 3]:
            pass
    except TypeError as error:
        print(error)

asyncio.run(main())
