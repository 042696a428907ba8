# R52. A task suspended in `sleep(0)` is cancelled at its next step  `[cancel-sleep0]`
import asyncio
async def w():
    try:
        while True: print("tick"); await asyncio.sleep(0)
    finally: print("cleanup")
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); await asyncio.sleep(0)
    t.cancel(); print("requested"); await asyncio.gather(*[t], return_exceptions=True)
asyncio.run(main())
