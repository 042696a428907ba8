# SystemExit in a task of a group leaves the loop and the group; the task that ran the group has failed with it, and
# nobody looks at that.
# records: stderr
import asyncio
import gc
import sys


async def leaves():
    await asyncio.sleep(0.1)
    sys.exit(3)


async def stays():
    try:
        await asyncio.sleep(5)
    finally:
        print("stays is cleaned up")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(stays())
        group.create_task(leaves())


try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)
gc.collect()
print("end")
asyncio.run(main())
