# R89. On timeout it waits for the inner cleanup, so it can last longer than the timeout  `[wait-for-slow-cleanup]`
import asyncio, time
async def w():
    try: await asyncio.sleep(9)
    finally: await asyncio.sleep(0.1)
async def main():
    t0 = time.monotonic()
    try: await asyncio.wait_for(w(), 0.1)
    except TimeoutError: print("TimeoutError after", round(time.monotonic() - t0, 1))
asyncio.run(main())
