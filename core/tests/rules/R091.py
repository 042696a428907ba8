# R91. `timeout <= 0`: result if already done, else cancel without starting  `[wait-for-zero]`
import asyncio
async def w(): print("body"); return asyncio.current_task().get_name()
async def main():
    f = asyncio.get_running_loop().create_future(); f.set_result("done"); print(await asyncio.wait_for(f, 0))
    try: await asyncio.wait_for(w(), 0)
    except TimeoutError: print("TimeoutError")
    print(await asyncio.wait_for(w(), None), await asyncio.wait_for(w(), 1))
asyncio.run(main())
