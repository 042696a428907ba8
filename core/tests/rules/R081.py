# R81. `FIRST_EXCEPTION` returns at the first failure; a cancelled task is not a failure  `[wait-first-exception]`
import asyncio
async def w(n, d, bad=False):
    await asyncio.sleep(d)
    if bad: raise ValueError(n)
async def main():
    ts = [asyncio.create_task(c, name=n) for n, c in (("ok", w("ok", 0.02)), ("cancelled", w("x", 9)), ("bad", w("b", 0.06, True)), ("late", w("l", 0.1)))]
    asyncio.get_running_loop().call_later(0.04, ts[1].cancel)
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending], repr(ts[2].exception())); await ts[3]
asyncio.run(main())
