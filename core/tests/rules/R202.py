# R202. `asyncio.run` does not return before running `to_thread` functions have ended  `[run-thread-wait]`
import asyncio, time
async def main():
    asyncio.create_task(asyncio.to_thread(time.sleep, 0.3)); await asyncio.sleep(0.1)
    print("main ends at", round(time.monotonic() - t0, 1))
t0 = time.monotonic(); asyncio.run(main()); print("run returned at", round(time.monotonic() - t0, 1))
