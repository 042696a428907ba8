import asyncio, contextlib, time
@contextlib.asynccontextmanager
async def span(name, log):
    t = time.monotonic(); log.append(f'+{name}')
    try: yield name
    except ValueError as e: log.append(f'!{e}')
    finally:
        await asyncio.sleep(0); log.append(f'-{name} {time.monotonic() - t:.1f}')
async def job(n, log):
    async with span(f'j{n}', log) as s:
        await asyncio.sleep(n / 10)
        if n == 2: raise ValueError('two')
    return s
async def main():
    log = []
    print(await asyncio.gather(*(job(n, log) for n in (3, 2, 1))))
    print(log)
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(span(n, log)) for n in 'abc']
    print(names, log[-3:])
    async with contextlib.aclosing(gen()) as g:
        async for x in g:
            if x: break
async def gen():
    try:
        yield 0; yield 1; yield 2
    finally: print('gen closed')
asyncio.run(main())
