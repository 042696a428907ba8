# R152. Its `result(timeout)` times out without cancelling; `cancel()` cancels the task in the loop  `[rct-cancel]`
import asyncio, concurrent.futures, time
async def w():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print("cancelled in the loop"); raise
async def main():
    loop = asyncio.get_running_loop()
    def other():
        f = asyncio.run_coroutine_threadsafe(w(), loop)
        try: f.result(0.05)
        except TimeoutError: print("timeout, running:", f.running(), f.done())
        f.cancel(); time.sleep(0.02)
        try: f.result()
        except concurrent.futures.CancelledError: print("result() raises CancelledError")
        try: asyncio.run_coroutine_threadsafe(w, loop)
        except TypeError as e: print(e)
    await asyncio.to_thread(other); await asyncio.sleep(0.02)
asyncio.run(main())
