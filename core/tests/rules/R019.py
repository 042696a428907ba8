# R19. `loop.time()` is `time.monotonic()`; `when()` of a timer uses the same clock  `[loop-time]`
import asyncio, time
async def main():
    loop = asyncio.get_running_loop()
    print(abs(loop.time() - time.monotonic()) < 0.01)
    h = loop.call_later(0.5, print); print(round(h.when() - loop.time(), 1)); h.cancel()
    for f in (loop.call_later, loop.call_at):
        try: f(None, print)
        except TypeError as e: print(e)
asyncio.run(main())
