# R132. `BoundedSemaphore` raises if released above its initial value; a plain one just grows  `[sem-bounded]`
import asyncio
async def main():
    s = asyncio.Semaphore(1); s.release(); print(s._value)
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    print(repr(s).split(" ", 4)[-1])
asyncio.run(main())
