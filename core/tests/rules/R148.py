# R148. `with ThreadPoolExecutor()` inside a coroutine blocks the loop at exit  `[executor-blocking-with]`
import asyncio, time, concurrent.futures
async def beat():
    for i in range(3): await asyncio.sleep(0.03); print("beat", i)
async def main():
    t = asyncio.create_task(beat()); await asyncio.sleep(0)
    with concurrent.futures.ThreadPoolExecutor() as ex: asyncio.get_running_loop().run_in_executor(ex, time.sleep, 0.15)
    print("pool closed"); await t
asyncio.run(main())
