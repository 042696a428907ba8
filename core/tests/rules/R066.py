# R66. `shield(x)`: cancelling the awaiter does not cancel `x`  `[shield-basic]`
import asyncio
async def inner(): await asyncio.sleep(0.04); print("inner finished"); return 7
async def main():
    i = asyncio.create_task(inner())
    async def outer(): await asyncio.shield(i)
    o = asyncio.create_task(outer()); await asyncio.sleep(0.02); o.cancel(); await asyncio.wait([o])
    print("outer cancelled", o.cancelled(), "inner done", i.done()); print(await i)
asyncio.run(main())
