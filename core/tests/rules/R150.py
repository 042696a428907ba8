# R150. `call_soon` (and `Future.set_result`, `Event.set`, `Queue.put_nowait`...) from another thread does not wake the loop  `[soon-unsafe]`
import asyncio, threading, time
async def main(debug):
    loop = asyncio.get_running_loop(); f = loop.create_future(); t0 = time.monotonic(); loop.call_later(0.3, lambda: None)
    def other():
        time.sleep(0.1)
        try: loop.call_soon(f.set_result, None)
        except RuntimeError as e: print(e); loop.call_soon_threadsafe(f.set_result, None)
    threading.Thread(target=other).start(); await f; print(round(time.monotonic() - t0, 1))
asyncio.run(main(False)); asyncio.run(main(True), debug=True)
