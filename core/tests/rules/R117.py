# R117. Not re-entrant, not owned; releasing an unlocked lock is an error  `[lock-errors]`
import asyncio
async def main():
    lock = asyncio.Lock()
    try: lock.release()
    except RuntimeError as e: print(e)
    await lock.acquire(); waiting = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0.02); print("a second acquire by the owner waits", waiting.done()); waiting.cancel()
    async def other(): lock.release(); print("released by another task")
    await asyncio.create_task(other()); print(lock.locked())
    try:
        with lock: pass
    except TypeError as e: print(e)
asyncio.run(main())
