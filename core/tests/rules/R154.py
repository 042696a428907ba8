# R154. asyncio's own `Queue`/`Lock`/`Event` are not thread-safe  `[asyncio-not-threadsafe]`
import asyncio, threading, time
async def main(safe):
    loop = asyncio.get_running_loop(); q = asyncio.Queue(); t0 = time.monotonic(); h = loop.call_later(0.3, lambda: None)
    def producer(): time.sleep(0.05); loop.call_soon_threadsafe(q.put_nowait, "x") if safe else q.put_nowait("x")
    threading.Thread(target=producer).start(); print(await q.get(), "after less than 0.2 s:", time.monotonic() - t0 < 0.2); h.cancel()
asyncio.run(main(True)); asyncio.run(main(False))
