# R17. An exception in a callback goes to the exception handler; the loop goes on  `[callback-exception]`
import asyncio
def bad(): return 1 / 0
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"][:25], repr(c["exception"]), sorted(c)))
    loop.call_soon(bad); loop.call_soon(print, "next callback still runs")
    await asyncio.sleep(0)
asyncio.run(main())
