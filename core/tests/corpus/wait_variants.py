import asyncio
async def f(n, fail=None):
    await asyncio.sleep(n)
    if fail: raise fail
    return n
async def main():
    ts = [asyncio.create_task(f(n / 10), name=f't{n}') for n in (3, 1, 2)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print([t.get_name() for t in done], sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(pending, timeout=0.15)
    print([t.get_name() for t in done], [t.get_name() for t in pending])
    done, pending = await asyncio.wait(pending)
    print(len(done), len(pending))
    try: await asyncio.wait([f(1)])
    except TypeError as e: print(e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.wait_for(f(1), 0)
    except TimeoutError as e: print(repr(e))
    print(await asyncio.wait_for(f(0.1), None))
    fut = asyncio.get_running_loop().create_future(); fut.set_result(5)
    print(await asyncio.wait_for(fut, 0))
    for c in asyncio.as_completed([f(0.3), f(0.1), f(0.2, OSError('no'))], timeout=0.25):
        try: print(await c)
        except (OSError, TimeoutError) as e: print(repr(e))
asyncio.run(main())
