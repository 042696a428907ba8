# shield: the outer future is cancelled, the inner one goes on.
import asyncio

async def commit():
    print('commit begins')
    await asyncio.sleep(0.2)
    print('commit ends')
    return 'committed'

async def main():
    inner = asyncio.create_task(commit())
    outer = asyncio.shield(inner)
    await asyncio.sleep(0.1)
    print(outer.cancel(), inner.cancelled())
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled', outer.cancelled(), inner.done())
    print(await inner)
    print(await asyncio.shield(commit()))

asyncio.run(main())
