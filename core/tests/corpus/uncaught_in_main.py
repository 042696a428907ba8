# The exception leaves the program: traceback and exit status 1.
# records: stderr
import asyncio

async def inner(x):
    await asyncio.sleep(0.05)
    return 10 / x

async def middle():
    try:
        return await inner(0)
    finally:
        print('cleaning')

async def main():
    print('start')
    await middle()

asyncio.run(main())
