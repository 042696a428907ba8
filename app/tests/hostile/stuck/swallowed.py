# ends: stuck
import asyncio
async def main():
    while True:
        try: await asyncio.get_running_loop().create_future()
        except BaseException: print('swallowed')
asyncio.run(main())
