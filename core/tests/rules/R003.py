# R3. Phases of one iteration, in this order  `[phases]`
import asyncio, time
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, print, "timer due at 20 ms")
    time.sleep(0.04)                       # block: timer is overdue now
    loop.call_soon(print, "call_soon registered at 40 ms")
    await asyncio.sleep(0); await asyncio.sleep(0)
asyncio.run(main())
