"""sys.exit in a task of a group: the others are cancelled, exit functions run, the status counts."""
# real clock: the virtual one does not see how the interpreter ends
import asyncio
import atexit
import sys
import threading
import time

atexit.register(lambda: print("exit function, threads:", threading.active_count()))


async def ticking():
    try:
        while True:
            print("tick")
            await asyncio.sleep(0.2)
    finally:
        print("no more ticks")


async def leaving():
    await asyncio.sleep(0.5)
    sys.exit(3)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(ticking())
        group.create_task(leaving())


def slow():
    time.sleep(0.8)
    print("the thread ends")


threading.Thread(target=slow).start()
try:
    asyncio.run(main())
finally:
    print("finally")
