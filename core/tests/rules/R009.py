# R9. A blocking callback delays every timer; overdue timers then fire together, in `when` order  `[blocked-timers]`
import asyncio, time
async def main():
    loop = asyncio.get_running_loop(); t0 = loop.time()
    for d in (0.06, 0.02, 0.04):
        loop.call_later(d, lambda d=d: print(d, "fired at", round(loop.time() - t0, 1)))
    time.sleep(0.1)
    await asyncio.sleep(0.02)
asyncio.run(main())
