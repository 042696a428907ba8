# R190. `call_soon`/`call_later`/`add_done_callback` capture the context at registration; `context=` overrides  `[ctx-callback]`
import asyncio, contextvars
v = contextvars.ContextVar("v", default="default")
async def main():
    loop = asyncio.get_running_loop(); v.set("a"); ctx = contextvars.copy_context()
    loop.call_soon(lambda: print("captured", v.get())); v.set("b"); loop.call_soon(lambda: print("captured", v.get()))
    loop.call_soon(lambda: print("given", v.get()), context=ctx); await asyncio.sleep(0)
    t = asyncio.create_task(asyncio.sleep(0), context=ctx); await t; print(v.get(), ctx[v])
asyncio.run(main())
