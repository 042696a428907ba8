# ends: finished|raised 1|out_of_budget virtual_time|stuck
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for delay in [float('nan'), float('-inf'), -1e300, 1e-300, 5e-324]:
        loop.call_later(delay, print, 'x')
        loop.call_at(delay, print, 'y')
    h = loop.call_later(1e300, print)
    print(h.when() > 0)
    await asyncio.sleep(1)
asyncio.run(main())
