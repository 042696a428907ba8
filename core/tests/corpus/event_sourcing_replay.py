# Deterministic replay: the same log gives the same state, whatever the order of arrival.
import asyncio
import copy
from operator import itemgetter

async def deliver(event, delay, inbox):
    await asyncio.sleep(delay)
    inbox.append(event)

def replay(events):
    state = {}
    for _, key, change in sorted(events, key=itemgetter(0)):
        state[key] = change(state.get(key, 0))
    return state

async def main():
    events = [(1, 'a', lambda v: v + 5), (2, 'b', lambda v: v - 1), (3, 'a', lambda v: v * 2), (4, 'b', lambda v: v * v)]
    states = []
    for delays in [(0.01, 0.05, 0.1, 0.15), (0.15, 0.1, 0.05, 0.01)]:
        inbox = []
        await asyncio.gather(*(deliver(e, d, inbox) for e, d in zip(events, delays)))
        print([number for number, *_ in inbox])
        states.append(copy.deepcopy(replay(inbox)))
    print(states, states[0] == states[1])

asyncio.run(main())
