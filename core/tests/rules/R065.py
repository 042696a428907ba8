# R65. Cancellation runs `finally`, `with` and `async with` exits on the way out  `[cancel-in-with]`
import asyncio, contextlib
@contextlib.asynccontextmanager
async def res(n):
    try: yield n
    finally: await asyncio.sleep(0); print("released", n)
async def w():
    async with res("outer"), res("inner"): await asyncio.sleep(9)
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel(); await asyncio.gather(*[t], return_exceptions=True); print(t.cancelled())
asyncio.run(main())
