# R69. After the outer was cancelled, an inner exception is nobody's: it is logged  `[shield-lost-exception]`
import asyncio
async def inner(): await asyncio.sleep(0.02); raise ValueError("late")
async def outer(): await asyncio.shield(inner())
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    o = asyncio.create_task(outer()); await asyncio.sleep(0); o.cancel(); await asyncio.wait([o]); await asyncio.sleep(0.04)
asyncio.run(main())
