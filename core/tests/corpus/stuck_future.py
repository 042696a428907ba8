# A future that nobody resolves: the program never ends.
# ends: stuck
import asyncio

async def main():
    print('waiting')
    await asyncio.get_running_loop().create_future()

asyncio.run(main())
