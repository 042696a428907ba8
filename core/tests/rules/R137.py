# R137. `get_nowait`/`put_nowait` raise `QueueEmpty`/`QueueFull`  `[queue-nowait]`
import asyncio
async def main():
    q = asyncio.Queue(1); q.put_nowait("a"); print(q.full(), q)
    try: q.put_nowait("b")
    except asyncio.QueueFull as e: print(repr(e))
    q.get_nowait()
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
asyncio.run(main())
