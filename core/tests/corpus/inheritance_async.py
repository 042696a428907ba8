# Abstract base classes with coroutines, super(), mixins.
import abc
import asyncio

class Device(abc.ABC):
    def __init__(self, name):
        self.name, self.log = name, []

    @abc.abstractmethod
    async def measure(self):
        ...

    async def run(self, times):
        return [await self.measure() for _ in range(times)]

class Counting:
    calls = 0

    async def measure(self):
        type(self).calls += 1
        return await super().measure()

class Base(Device):
    async def measure(self):
        await asyncio.sleep(0.02)
        return len(self.name)

class Thermometer(Counting, Base):
    async def measure(self):
        return await super().measure() + 0.5

async def main():
    try:
        Device('x')
    except TypeError as error:
        print(error)
    print(await asyncio.gather(Thermometer('in').run(2), Thermometer('outside').run(3)))
    print(Thermometer.calls, [c.__name__ for c in Thermometer.__mro__[:4]])

asyncio.run(main())
