# R144. `run_in_executor` returns an asyncio future; the callable runs in a worker thread  `[run-in-executor]`
import asyncio, threading, time
def work(x): time.sleep(0.05); return x * 2, threading.current_thread().name
async def main():
    loop = asyncio.get_running_loop(); f = loop.run_in_executor(None, work, 21)
    print(type(f).__name__, "loop keeps running"); await asyncio.sleep(0.02); print("tick"); print(await f)
    try: await loop.run_in_executor(None, lambda: 1 / 0)
    except ZeroDivisionError as e: print(e)
asyncio.run(main())
