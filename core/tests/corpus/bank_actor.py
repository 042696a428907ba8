"""An account is an actor: a task with a mailbox that answers through futures. No locks."""
import asyncio
from dataclasses import dataclass
from typing import Any


@dataclass
class Deposit:
    amount: int


@dataclass
class Withdraw:
    amount: int


@dataclass
class Balance:
    pass


class Actor:
    def __init__(self, name):
        self.name, self.mailbox = name, asyncio.Queue()
        self.task = asyncio.create_task(self.run(), name=f"actor-{name}")

    async def ask(self, message) -> Any:
        answer = asyncio.get_running_loop().create_future()
        await self.mailbox.put((message, answer))
        return await answer

    async def run(self):
        state = 0
        try:
            while True:
                message, answer = await self.mailbox.get()
                await asyncio.sleep(0.05)
                try:
                    state, reply = self.handle(state, message)
                except Exception as error:
                    answer.set_exception(error)
                else:
                    if not answer.cancelled():
                        answer.set_result(reply)
        except asyncio.CancelledError:
            print(self.name, "stops with", state, "and", self.mailbox.qsize(), "letters unread")
            raise

    def handle(self, state, message):
        match message:
            case Deposit(amount) if amount > 0:
                return state + amount, "ok"
            case Withdraw(amount=wanted) if wanted <= state:
                return state - wanted, wanted
            case Withdraw(amount=wanted):
                raise ValueError(f"{wanted} is more than {state}")
            case Balance():
                return state, state
        raise TypeError(f"what is {message!r}?")


async def main():
    ann = Actor("ann")
    print(await ann.ask(Deposit(100)))
    print(await asyncio.gather(ann.ask(Withdraw(30)), ann.ask(Withdraw(90)), ann.ask(Balance()), ann.ask("hello"),
                               return_exceptions=True))
    try:
        await asyncio.wait_for(ann.ask(Deposit(1)), 0.02)
    except asyncio.TimeoutError as error:
        print("too slow", repr(error))
    print(await ann.ask(Balance()))
    late = asyncio.create_task(ann.ask(Deposit(5)))
    later = asyncio.create_task(ann.ask(Deposit(-5)))
    await asyncio.sleep(0.02)
    ann.task.cancel("closing")
    done, pending = await asyncio.wait([ann.task, late, later], timeout=0.2)
    print(len(done), len(pending), ann.task.cancelled(), late.done(), later.done())
    for task in pending:
        task.cancel()


asyncio.run(main())
