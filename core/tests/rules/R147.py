# R147. Cancelling the awaiter cannot stop a running thread; a queued call is really cancelled  `[executor-cancel]`
import asyncio, time, concurrent.futures
def work(n): time.sleep(0.1); print("thread", n, "ran to its end")
async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as ex:
        a, b = loop.run_in_executor(ex, work, "a"), loop.run_in_executor(ex, work, "b"); await asyncio.sleep(0.03)
        print(a.cancel(), b.cancel(), a.cancelled()); await asyncio.sleep(0.02); print("awaiter free already")
asyncio.run(main())
