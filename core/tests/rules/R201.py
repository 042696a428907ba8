# R201. Background tasks do not outlive `main`; one created just before `main` returns still gets its first step  `[run-forgotten]`
import asyncio
async def grandchild(): print("never")
async def bg(n): print("start", n); g = asyncio.create_task(grandchild()); await asyncio.sleep(0.02); print("never", n)
async def main(): asyncio.create_task(bg("last-minute task")); print("main ends")
asyncio.run(main())
