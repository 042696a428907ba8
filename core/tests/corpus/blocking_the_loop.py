# time.sleep in a coroutine stops everybody; asyncio.sleep does not.
import asyncio
import time

async def heartbeat(started):
    for _ in range(4):
        print(f'beat at {time.monotonic() - started:.1f}')
        await asyncio.sleep(0.1)

async def bad():
    await asyncio.sleep(0.05)
    time.sleep(0.35)
    print('blocked for a while')

async def main():
    await asyncio.gather(heartbeat(time.monotonic()), bad())

asyncio.run(main())
