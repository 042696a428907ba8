# ends: finished|raised 1
import asyncio
def f(): yield
f.__code__ = f.__code__.replace(co_flags=f.__code__.co_flags | 0x100)
async def main(): await f()
asyncio.run(main())
