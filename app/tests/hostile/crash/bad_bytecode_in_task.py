# ends: crashed
# says: crashed the process
import asyncio
def f(): pass
f.__code__ = f.__code__.replace(co_code=bytes([1, 0]) * 1000, co_stacksize=1)
async def main():
    await asyncio.sleep(1)
    f()
asyncio.run(main())
