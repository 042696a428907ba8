# R151. `run_coroutine_threadsafe(coro, loop)` submits a coroutine *to a loop from another thread*  `[run-coroutine-threadsafe]`
import asyncio, threading
async def add(a, b): await asyncio.sleep(0.02); return a + b, threading.current_thread() is threading.main_thread()
async def bad(): raise KeyError("k")
async def main():
    loop = asyncio.get_running_loop()
    def other():
        print(type(asyncio.run_coroutine_threadsafe(add(1, 2), loop)).__module__, asyncio.run_coroutine_threadsafe(add(3, 4), loop).result())
        try: asyncio.run_coroutine_threadsafe(bad(), loop).result(1)
        except KeyError as e: print(repr(e))
    await asyncio.to_thread(other); await asyncio.sleep(0.04)
asyncio.run(main())
