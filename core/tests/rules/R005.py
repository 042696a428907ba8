# R5. Timers fire in order of `when`, not of registration  `[timer-order]`
import asyncio
async def main():
    loop = asyncio.get_running_loop(); t = loop.time()
    loop.call_at(t + 0.06, print, "60"); loop.call_at(t + 0.02, print, "20")
    loop.call_later(0.04, print, "40")
    await asyncio.sleep(0.1)
asyncio.run(main())
