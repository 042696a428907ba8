# R200. An exception of a background task during shutdown goes to the exception handler  `[run-unhandled]`
import asyncio
async def bg():
    try: await asyncio.sleep(9)
    finally: raise OSError("cleanup failed")
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    t = asyncio.create_task(bg()); await asyncio.sleep(0); return "result"
print(asyncio.run(main()))
