# R22. Done callbacks are scheduled with `call_soon`, in the order they were added, never called inline  `[fut-callbacks]`
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: print("first", f.result()))
    f.add_done_callback(lambda f: print("second"))
    f.set_result("v"); print("set_result returned")
    f.add_done_callback(lambda f: print("added when done"))
    await asyncio.sleep(0); print("after one iteration")
asyncio.run(main())
