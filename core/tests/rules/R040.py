# R40. `current_task()` and `all_tasks()`  `[current-task]`
import asyncio
async def main():
    loop = asyncio.get_running_loop(); loop.call_soon(lambda: print("callback:", asyncio.current_task()))
    ts = [asyncio.create_task(asyncio.sleep(0.02), name=n) for n in "xy"]
    print(sorted(t.get_name() for t in asyncio.all_tasks())); await asyncio.gather(*ts, return_exceptions=True)
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name())
asyncio.run(main())
try: asyncio.current_task()
except RuntimeError as e: print(e)
