# Cancelling an outer task reaches the innermost await; each level may clean up.
import asyncio

async def level(n):
    try:
        if n == 0:
            await asyncio.sleep(10)
        else:
            await level(n - 1)
    finally:
        print('leaving level', n)

async def parent():
    child = asyncio.create_task(level(1), name='child')
    try:
        await child
    finally:
        print('child cancelled with its parent:', child.cancelled())

async def main():
    task = asyncio.create_task(level(3))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    task = asyncio.create_task(parent())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('parent cancelled')

asyncio.run(main())
