# A profile of coroutines: each resumption is a call, and waiting is nobody's time.
# real clock: cProfile reads the clock where the virtual one cannot be put
import asyncio
import cProfile
import pstats
import time

async def fetch(name):
    await asyncio.sleep(0.2)
    time.sleep(0.1)
    return name

async def main():
    print(await asyncio.gather(fetch("a"), fetch("b")))

profiler = cProfile.Profile()
profiler.enable()
asyncio.run(main())
profiler.disable()
for (file, line, name), (primitive, calls, own, cumulative, callers) in sorted(
        pstats.Stats(profiler).stats.items(), key=lambda item: item[0][2]):
    if name in ("fetch", "main", "<built-in method time.sleep>"):
        print(name, calls, round(cumulative, 1))
