# R6. Timers with exactly equal `when` come out in heapq order, which is not FIFO  `[timer-tie]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for n in (3, 4, 6):
        out, when = [], loop.time() + 0.02
        for i in range(n): loop.call_at(when, out.append, i)
        await asyncio.sleep(0.04)
        print(n, out)
asyncio.run(main())
