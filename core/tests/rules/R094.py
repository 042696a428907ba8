# R94. 3.11 swallows a cancellation that arrives after the inner future is done  `[wait-for-race]`
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    async def w(): r = await asyncio.wait_for(f, 5); return r, asyncio.current_task().cancelling()
    t = asyncio.create_task(w()); await asyncio.sleep(0)
    f.set_result("v"); t.cancel(); print(await t, t.cancelled())
asyncio.run(main())
