# R32. `create_task` schedules the first step with `call_soon`; it never runs the body inline  `[task-first-step]`
import asyncio
async def w(n): print("start", n)
async def main():
    ts = [asyncio.create_task(w(i)) for i in range(3)]
    print("created"); await asyncio.sleep(0); print("one iteration later", all(t.done() for t in ts))
asyncio.run(main())
