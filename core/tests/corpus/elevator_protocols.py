"""Typing protocols, abstract classes, properties and generic classes around one event loop."""
import abc
import asyncio
from typing import Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Closeable(Protocol):
    async def close(self) -> None: ...


class Reading(NamedTuple):
    sensor: str
    value: float

    def __str__(self):
        return f"{self.sensor}={self.value:g}"


class Source(abc.ABC, Generic[T]):
    def __init_subclass__(cls, /, unit="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.unit = unit

    @abc.abstractmethod
    async def read(self) -> T: ...

    def __aiter__(self):
        return self

    async def __anext__(self) -> T:
        try:
            return await self.read()
        except EOFError:
            raise StopAsyncIteration from None


class Thermometer(Source[Reading], unit="C"):
    def __init__(self, values):
        self._values = iter(values)
        self._closed = False

    async def read(self):
        await asyncio.sleep(0.1)
        try:
            return Reading("t", next(self._values))
        except StopIteration:
            raise EOFError

    async def close(self):
        await asyncio.sleep(0)
        self._closed = True

    @property
    def closed(self):
        return self._closed


class Latest(Generic[T]):
    """A slot that always has the newest value, and wakes those who wait for a change."""

    def __init__(self):
        self._condition = asyncio.Condition()
        self._value, self.version = None, 0

    async def set(self, value: T):
        async with self._condition:
            self._value, self.version = value, self.version + 1
            self._condition.notify_all()

    async def changed_since(self, version) -> T:
        async with self._condition:
            await self._condition.wait_for(lambda: self.version > version)
            return self._value


async def show(latest, name, pause):
    version = 0
    try:
        while True:
            value = await latest.changed_since(version)
            version = latest.version
            print(name, version, value)
            await asyncio.sleep(pause)
    except asyncio.CancelledError:
        print(name, "stops at", version)


async def main():
    source, latest = Thermometer([20, 20.5, 21.25, 19]), Latest[Reading]()
    print(isinstance(source, Closeable), Source.__abstractmethods__, source.unit, Latest[int])
    try:
        Source()
    except TypeError as error:
        print(str(error)[:45])
    viewers = [asyncio.create_task(show(latest, "fast", 0.02)), asyncio.create_task(show(latest, "slow", 0.24))]
    await asyncio.sleep(0)
    async for reading in source:
        await latest.set(reading)
    await source.close()
    await asyncio.sleep(0.5)
    for viewer in viewers:
        viewer.cancel()
    await asyncio.gather(*viewers)
    print(source.closed, Reading("x", 1)._replace(value=2)._asdict())


asyncio.run(main())
