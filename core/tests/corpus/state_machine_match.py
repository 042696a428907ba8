# A vending machine: match statements, enum flags, async steps.
import asyncio
from enum import Flag, StrEnum, auto

class State(StrEnum):
    IDLE = auto()
    PAYING = auto()
    SERVING = auto()

class Extra(Flag):
    NONE = 0
    MILK = auto()
    SUGAR = auto()

async def machine(inputs):
    state, money = State.IDLE, 0
    for item in inputs:
        match (state, item):
            case (State.IDLE | State.PAYING, ('coin', int(value))) if value > 0:
                state, money = State.PAYING, money + value
            case (State.PAYING, {'drink': name, **rest}) if money >= 50:
                state = State.SERVING
                extra = rest.get('extra', Extra.NONE)
                await asyncio.sleep(0.02)
                print('serves', name, extra, 'change', money - 50)
                state, money = State.IDLE, 0
            case (_, {'drink': name}):
                print('not enough for', name)
            case (_, ['cancel']):
                print('gives back', money)
                state, money = State.IDLE, 0
            case (_, other):
                print('ignores', other)
        print(f'  {state} {money}')

asyncio.run(machine([('coin', 20), {'drink': 'tea'}, ('coin', 50), {'drink': 'cocoa', 'extra': Extra.MILK | Extra.SUGAR},
                     ('coin', -5), ('coin', 10), ['cancel'], 'kick']))
