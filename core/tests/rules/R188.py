import asyncio, time
from lessonlib import burn
async def main():
    t = asyncio.create_task(asyncio.to_thread(burn, 0.3)); beats = 0; late = 0
    while not t.done():
        begin = time.perf_counter(); await asyncio.sleep(0.01); beats += 1
        late = max(late, time.perf_counter() - begin - 0.01)
    print("the loop kept beating:", beats >= 3, "and was late:", late > 0.004)
asyncio.run(main())
