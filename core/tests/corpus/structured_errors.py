import asyncio
async def fail(n, d): await asyncio.sleep(d); raise ValueError(n)
async def slow():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('slow cancelled'); raise TypeError('while cancelling')
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(1, 0.1)); tg.create_task(fail(2, 0.1)); tg.create_task(slow())
    except* ValueError as eg: print('VE', eg.exceptions)
    except* TypeError as eg: print('TE', eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow())
            await asyncio.sleep(0)
            raise KeyError('body')
    except BaseExceptionGroup as eg: print(repr(eg))
    async with asyncio.TaskGroup() as outer:
        async def nested():
            async with asyncio.TaskGroup() as g:
                for n in range(3): g.create_task(asyncio.sleep(0.1 * n))
            print('nested done')
        outer.create_task(nested()); outer.create_task(nested())
    tg = asyncio.TaskGroup()
    c = slow()
    try: tg.create_task(c)
    except RuntimeError as e: print(e)
    c.close()
    print(tg)
asyncio.run(main())
