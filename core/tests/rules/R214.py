# R214. `repr(task)` and `print_stack`  `[task-repr]`
import asyncio, re
async def w(): await asyncio.sleep(0.02); return 5
async def main():
    show = lambda t: print(re.sub(r"at \S*\.py", "at FILE", repr(t)))
    t = asyncio.create_task(w(), name="N"); show(t); await asyncio.sleep(0); show(t); u = asyncio.create_task(w(), name="U")
    await asyncio.sleep(0); u.cancel(); show(u); await asyncio.gather(t, u, return_exceptions=True); show(t); show(u)
asyncio.run(main())
