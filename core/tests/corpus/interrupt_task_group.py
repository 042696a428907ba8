# The main task waits in a task group: its tasks are asked to stop too.
# interrupt: 0.75
import asyncio

async def child(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("short", 0.5))
        group.create_task(child("long", 3))

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
