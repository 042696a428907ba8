# R145. The default executor is created at first use, with `min(32, cpu + 4)` threads named `asyncio_0`, `asyncio_1`, ...  `[default-executor]`
import asyncio, threading, time
async def main():
    loop = asyncio.get_running_loop()
    names = await asyncio.gather(*(asyncio.to_thread(lambda: (time.sleep(0.05), threading.current_thread().name)[1]) for _ in range(3)))
    print(names)
    try: loop.set_default_executor(object())
    except TypeError as e: print(e)
    await loop.shutdown_default_executor()
    try: loop.run_in_executor(None, print)
    except RuntimeError as e: print(e)
asyncio.run(main())
