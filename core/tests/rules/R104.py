# R104. `async with TaskGroup()` waits for all children at exit  `[tg-basic]`
import asyncio
async def w(n, d): print("start", n); await asyncio.sleep(d); print("end", n); return n
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(w("a", 0.04)); b = tg.create_task(w("b", 0.02)); print("body done")
    print(a.result(), b.result())
asyncio.run(main())
