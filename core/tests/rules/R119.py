# R119. asyncio primitives bind to a loop at the first *contended* use  `[loop-bound]`
import asyncio
lock = asyncio.Lock()
async def contend():
    async with lock:
        t = asyncio.create_task(lock.acquire()); await asyncio.sleep(0)
        if t.done(): raise t.exception()
        t.cancel()
async def quiet():
    async with lock: print("uncontended is fine")
asyncio.run(contend()); asyncio.run(quiet())
try: asyncio.run(contend())
except RuntimeError as e: print(str(e)[-32:])
