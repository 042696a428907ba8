# R63. A task that does not suspend cannot be cancelled  `[cancel-latency]`
import asyncio, time
async def w(): time.sleep(0.1); print("blocked part finished"); await asyncio.sleep(9)
async def main():
    t0 = time.monotonic(); t = asyncio.create_task(w()); asyncio.get_running_loop().call_later(0.03, t.cancel)
    try: await t
    except asyncio.CancelledError: print("cancelled at", round(time.monotonic() - t0, 1))
asyncio.run(main())
