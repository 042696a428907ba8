# R189. Each task runs in a copy of the context taken when it was created  `[ctx-task]`
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def child(): print("child sees", v.get()); v.set(99)
async def main():
    v.set(1); t = asyncio.create_task(child()); v.set(2); await t; print("after task", v.get())
    await child(); print("after plain await", v.get())
asyncio.run(main())
