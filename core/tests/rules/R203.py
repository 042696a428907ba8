# R203. `asyncio.Runner` keeps one loop for several `run` calls  `[runner]`
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def a(): v.set(5); return asyncio.create_task(asyncio.sleep(0.02, "left over"))
async def get(): return v.get()
with asyncio.Runner() as r:
    t = r.run(a()); print(t.done()); r.run(asyncio.sleep(0.04)); print(t.result(), r.get_loop().is_closed())
    print(r.run(get()), v.get())
c = get()
try: r.run(c)
except RuntimeError as e: print(e); c.close()
try: asyncio.run("no")
except ValueError as e: print(e)
