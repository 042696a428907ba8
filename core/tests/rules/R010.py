# R10. A cancelled handle stays in the queue but is skipped; `cancelled()` reports it  `[handle-cancel]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    h1 = loop.call_soon(print, "one"); h2 = loop.call_later(0.02, print, "two")
    h1.cancel(); h2.cancel(); print(h1.cancelled(), h2.cancelled(), h2.cancel())
    await asyncio.sleep(0.04); print("neither ran")
asyncio.run(main())
