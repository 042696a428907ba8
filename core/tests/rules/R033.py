# R33. `await coro()` is a plain call: no task, no switch  `[await-coro-inline]`
import asyncio
async def leaf(): return 1
async def busy():
    for _ in range(1000): await leaf()
    print("busy done")
async def main():
    t = asyncio.create_task(asyncio.sleep(0)); t.add_done_callback(lambda _: print("other task done"))
    await busy(); await t; await asyncio.sleep(0)
asyncio.run(main())
