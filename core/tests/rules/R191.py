# R191. `create_task(coro, context=ctx)` runs in that context itself, so changes are visible there  `[ctx-shared]`
import asyncio, contextvars
v = contextvars.ContextVar("v")
async def setter(x): v.set(x)
async def main():
    ctx = contextvars.copy_context(); await asyncio.create_task(setter(5), context=ctx)
    print(ctx.get(v), v.get("unset here")); tok = v.set(1); v.reset(tok); print(v.get("reset"))
    try: ctx.run(v.reset, v.set(2))
    except ValueError as e: print(str(e).split("> ")[-1])
asyncio.run(main())
