# R23. `remove_done_callback` removes every equal callback and returns how many  `[fut-remove-cb]`
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future(); cb = lambda f: print("called")
    f.add_done_callback(cb); f.add_done_callback(cb)
    print(f.remove_done_callback(cb))
    f.add_done_callback(cb); f.set_result(None); print(f.remove_done_callback(cb))
    await asyncio.sleep(0)
asyncio.run(main())
