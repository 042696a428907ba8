import asyncio, warnings
async def f(): return 1
async def main():
    c = f(); print(await c)
    try: await c
    except RuntimeError as e: print(e)
    t = asyncio.create_task(f())
    print(await t, await t, t.result())
    async def g(t): return await t
    slow = asyncio.create_task(asyncio.sleep(0.1, 'slow'))
    print(await asyncio.gather(g(slow), g(slow), g(slow)))
    async def selfish(): return await asyncio.current_task()
    try: await asyncio.create_task(selfish(), name='me')
    except RuntimeError as e: print(str(e)[:25])
    loop = asyncio.get_running_loop()
    try: loop.run_until_complete(f())
    except RuntimeError as e: print(e)
    try: asyncio.create_task(3)
    except TypeError as e: print(e)
    try: asyncio.gather(3)
    except TypeError as e: print(e)
    try: await asyncio.sleep('x')
    except TypeError as e: print(e)
    print(await asyncio.sleep(-1, 'neg'))
    try: asyncio.Task(f)
    except TypeError as e: print(str(e)[:40])
asyncio.run(main())
