# Events as dataclasses, handlers by type, some of them coroutines.
import asyncio
import functools
import inspect
from dataclasses import dataclass

@dataclass(frozen=True)
class Deposit:
    amount: int

@dataclass(frozen=True)
class Withdraw:
    amount: int

@functools.singledispatch
def handle(event, account):
    raise NotImplementedError(type(event).__name__)

@handle.register
async def _(event: Deposit, account):
    await asyncio.sleep(0.02)
    account['balance'] += event.amount

@handle.register
def _(event: Withdraw, account):
    if event.amount > account['balance']:
        raise ValueError(f'only {account["balance"]} left')
    account['balance'] -= event.amount

async def main():
    account = {'balance': 0}
    for event in [Deposit(50), Withdraw(20), Withdraw(100), 'nonsense']:
        try:
            result = handle(event, account)
            if inspect.isawaitable(result):
                await result
        except (ValueError, NotImplementedError) as error:
            print(event, '->', type(error).__name__, error)
        else:
            print(event, '->', account)

asyncio.run(main())
