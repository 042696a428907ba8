# R114. An uncontended `acquire()` does not suspend; it returns `True`  `[lock-fast]`
import asyncio
async def main():
    lock = asyncio.Lock(); asyncio.get_running_loop().call_soon(print, "callback")
    for _ in range(1000):
        async with lock: pass
    print(await lock.acquire(), lock.locked()); lock.release(); await asyncio.sleep(0)
asyncio.run(main())
