import asyncio
async def agen(log):
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0.05)
    finally:
        await asyncio.sleep(0)
        log.append('closed')
async def main():
    log = []
    async for x in agen(log):
        if x == 2: break
    await asyncio.sleep(0.1)
    print(log)
    g = agen(log)
    print(await anext(g), await g.asend(None))
    await g.aclose()
    print(log)
    g = agen(log)
    await anext(g)
    try: await g.athrow(KeyError('k'))
    except KeyError as e: print(repr(e), log)
    print([x async for x in agen(log) if x % 3 == 0], log)
    try: await anext(g)
    except StopAsyncIteration: print('over')
    print(await anext(agen(log), 'default'))
asyncio.run(main())
