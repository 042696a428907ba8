# Each asyncio.run has its own loop; a lock of the first can be used in the second.
import asyncio

lock = asyncio.Lock()
seen = []

async def use():
    async with lock:
        await asyncio.sleep(0.02)
        seen.append(asyncio.get_running_loop())
        return len(seen)

print(asyncio.run(use()), asyncio.run(use()))
print(seen[0] is seen[1], [loop.is_closed() for loop in seen])
