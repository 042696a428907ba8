# sys.exit inside a coroutine ends the program with that status; finally blocks run.
import asyncio
import sys

async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print('worker cleaned up')

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.05)
    try:
        sys.exit(3)
    finally:
        print('leaving')

asyncio.run(main())
