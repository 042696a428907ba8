# R155. `StopIteration` from a thread cannot be delivered: the await hangs (3.11)  `[executor-stopiteration]`
import asyncio
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(repr(c["exception"])[:40]))
    try: await asyncio.wait_for(asyncio.to_thread(next, iter([])), 0.1)
    except TimeoutError: print("hung")
asyncio.run(main())
