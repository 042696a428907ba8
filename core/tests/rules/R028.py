# R28. An exception nobody reads is reported when the future is destroyed  `[never-retrieved-future]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"], "|", repr(c["exception"])))
    f = loop.create_future(); f.set_exception(ValueError("lost")); print("before del"); del f; print("after del")
    g = loop.create_future(); g.set_exception(ValueError("read")); g.exception(); del g; print("silent")
asyncio.run(main())
