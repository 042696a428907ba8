import asyncio, types, inspect
@types.coroutine
def hop(n):
    for i in range(n): yield
    return f'{n} hops'
class Awaitable:
    def __init__(self, fut): self.fut = fut
    def __await__(self):
        r = yield from self.fut.__await__()
        return ('awaited', r)
async def main():
    print(await hop(3))
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, f.set_result, 1)
    print(await Awaitable(f))
    print(await asyncio.gather(Awaitable(f), hop(1)) if False else 'skip')
    t = asyncio.ensure_future(Awaitable(f)); print(type(t).__name__, await t)
    c = main(); print(inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
    async def bad(): yield_ = hop(1); next(yield_); return yield_.send(None)
    try: await bad()
    except StopIteration as e: print('SI', e)
    except RuntimeError as e: print('RE', e)
    try: await 3
    except TypeError as e: print(e)
    t = asyncio.create_task(hop(1)); print(await t)
asyncio.run(main())
