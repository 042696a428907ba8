# R79. `wait` returns two sets `(done, pending)`, never raises for a task's failure, never cancels  `[wait-sets]`
import asyncio
async def bad(): raise ValueError
async def main():
    ts = {n: asyncio.create_task(c, name=n) for n, c in (("bad", bad()), ("slow", asyncio.sleep(0.06)))}
    done, pending = await asyncio.wait(ts.values(), timeout=0.02)
    print([t.get_name() for t in done], [t.get_name() for t in pending], ts["slow"].cancelled())
    ts["bad"].exception(); await ts["slow"]
asyncio.run(main())
