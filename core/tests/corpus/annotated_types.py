"""Annotations as people write them: Task[int], Future[str], Queue[Job], ParamSpec, overloads, typed decorators."""
import asyncio
import typing
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import Future
from queue import Queue

P = typing.ParamSpec("P")
R = typing.TypeVar("R")
Job: typing.TypeAlias = tuple[int, "asyncio.Future[str]"]


def timed(function: Callable[P, Awaitable[R]]) -> Callable[P, Coroutine[typing.Any, typing.Any, tuple[R, float]]]:
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> tuple[R, float]:
        begin = asyncio.get_running_loop().time()
        return await function(*args, **kwargs), round(asyncio.get_running_loop().time() - begin, 1)
    return wrapper


class Worker:
    task: asyncio.Task[None] | None = None
    inbox: asyncio.Queue[Job]

    def __init__(self, pause: float, *, name: str = "worker") -> None:
        self.inbox, self.pause, self.name = asyncio.Queue(), pause, name

    async def __aenter__(self) -> typing.Self:
        self.task = asyncio.create_task(self.run(), name=self.name)
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self.task is not None
        self.task.cancel()

    async def run(self) -> typing.NoReturn:
        while True:
            number, answer = await self.inbox.get()
            await asyncio.sleep(self.pause)
            answer.set_result(f"{self.name} {number}")

    @timed
    async def ask(self, number: int) -> str:
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        await self.inbox.put((number, answer))
        return await answer


async def stream(worker: Worker, numbers: list[int]) -> AsyncIterator[tuple[str, float]]:
    pending: set[asyncio.Task[tuple[str, float]]] = {asyncio.create_task(worker.ask(n)) for n in numbers}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            yield task.result()


async def main() -> None:
    async with Worker(0.2, name="w") as worker:
        async for answer, seconds in stream(worker, [1, 2, 3]):
            print(answer, seconds)
    print(asyncio.Task[int], asyncio.Future[str], asyncio.Queue[int], Future[int], Queue[str])
    print(typing.get_type_hints(Worker.__init__), typing.get_args(Job)[0])
    print(typing.get_origin(asyncio.Task[int]) is asyncio.Task, isinstance(worker.task, asyncio.Future))
    await asyncio.sleep(0)
    print(worker.task.cancelled())


asyncio.run(main())
