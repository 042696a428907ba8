# Callbacks run in the order of call_soon, before timers, after the current step.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    for i in range(3):
        loop.call_soon(print, 'soon', i)
    loop.call_later(0, print, 'later 0')
    loop.call_soon(lambda: loop.call_soon(print, 'nested'))
    print('main goes on')
    await asyncio.sleep(0)
    print('after one hop')
    await asyncio.sleep(0.01)
    print('end')

asyncio.run(main())
