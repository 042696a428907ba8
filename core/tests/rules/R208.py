# R208. `set_exception_handler(f)`: `f(loop, context)`; `None` restores the default; errors in it are reported through the default  `[exc-handler]`
import asyncio
async def main():
    loop = asyncio.get_running_loop(); print(loop.get_exception_handler())
    loop.set_exception_handler(lambda l, c: print(l is loop, c)); loop.call_exception_handler({"message": "hello", "extra": 1})
    try: loop.set_exception_handler(5)
    except TypeError as e: print(e)
    loop.set_exception_handler(None)
asyncio.run(main())
