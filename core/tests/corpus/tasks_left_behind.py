"""A loop by hand that leaves tasks behind: they are destroyed at the very end, and say so."""
# real clock: the virtual one does not see how the interpreter ends
# records: stderr
import asyncio


async def sleeper(name):
    print(name, "begins")
    try:
        await asyncio.sleep(1000)
    finally:
        print(name, "is closed")


async def waiter(event):
    await event.wait()


def report(loop, context):
    print("report:", context["message"], context["task"].get_name())


async def main():
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(sleeper("one"), name="one")]
    await asyncio.sleep(0.1)
    tasks[0].set_name("uno")
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.set_exception_handler(report)
loop.run_until_complete(main())
print(len(asyncio.all_tasks(loop)), "left")
print("the end of the program")
