# R4. `call_later(0, f)` goes through the timer heap and runs after already-ready handles  `[call-later-zero]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "call_later(0)")
    loop.call_later(-5, print, "call_later(-5): earlier `when`, runs first of the two")
    loop.call_soon(print, "call_soon")
    await asyncio.sleep(0.02)
asyncio.run(main())
