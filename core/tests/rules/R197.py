# R197. `asyncio.run(coro)` makes a new loop, runs the main task, cleans up, closes the loop, returns the result  `[run-basic]`
import asyncio
async def main(x):
    if x < 0: raise ValueError(x)
    return x, id(asyncio.get_running_loop()) != 0
print(asyncio.run(main(1)))
try: asyncio.run(main(-1))
except ValueError as e: print(repr(e))
