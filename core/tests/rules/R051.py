# R51. Cancelling a task whose future is already done: the result is lost, `CancelledError` is thrown  `[cancel-ready]`
import asyncio
async def w(f):
    try: print("got", await f)
    except asyncio.CancelledError: print("cancelled although the future has", f.result())
async def main():
    f = asyncio.get_running_loop().create_future(); t = asyncio.create_task(w(f)); await asyncio.sleep(0)
    f.set_result("value"); t.cancel(); await t
asyncio.run(main())
