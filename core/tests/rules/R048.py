# R48. `Task.cancel()` only requests; `CancelledError` is thrown at the await where the task is suspended  `[cancel-basic]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print("in the task"); raise
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0)
    print(t.cancel(), t.done(), t.cancelling())
    await asyncio.sleep(0); print("one iteration later:", t.done(), t.cancelled(), t.cancel())
asyncio.run(main())
