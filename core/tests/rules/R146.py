# R146. `to_thread(f, *args, **kw)` is a coroutine: it starts when awaited, takes keywords, and copies the context  `[to-thread]`
import asyncio, contextvars
v = contextvars.ContextVar("v", default="default")
def f(a, b=0): return a + b, v.get()
async def main():
    v.set("mine"); c = asyncio.to_thread(f, 1, b=2); print(type(c).__name__, await c)
    print(await asyncio.get_running_loop().run_in_executor(None, f, 1, 2))
asyncio.run(main())
