# R18. `call_soon` passes positional arguments only; keywords need `functools.partial`; `context=` is the only keyword  `[soon-args]`
import asyncio, functools
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(functools.partial(print, "a", "b", sep="-"))
    try: loop.call_soon(print, "a", sep="-")
    except TypeError as e: print(e)
    await asyncio.sleep(0)
asyncio.run(main())
