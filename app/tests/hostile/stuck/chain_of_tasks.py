# ends: stuck
# says: more wait
import asyncio
async def link(other): await other
async def main():
    other = asyncio.get_running_loop().create_future()
    for _ in range(20000): other = asyncio.create_task(link(other))
    await other
asyncio.run(main())
