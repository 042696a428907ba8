# An ordinary program: python3 runs it, too.
# A constant with "#:" behind it is a slider.
import asyncio

TEA = 2.0    #: 0.5..5.0 step 0.5 s
TOAST = 1.0  #: 0.5..5.0 step 0.5 s


async def make(what, seconds):
    print("start", what)
    await asyncio.sleep(seconds)
    print("ready", what)


async def main():
    await asyncio.gather(make("tea", TEA), make("toast", TOAST))


asyncio.run(main())
