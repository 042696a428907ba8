"""A watchdog that asks the tasks where they are: get_stack, print_stack, all_tasks, get_coro."""
# real clock: the virtual one has a name of its own for the program
import asyncio
import io
import re


def stack(task, **more):
    text = io.StringIO()
    task.print_stack(file=text, **more)
    print(re.sub(r'[^ "]*/', '', text.getvalue()), end="")


async def deep(level):
    if level == 0:
        await asyncio.sleep(1)
    else:
        await deep(level - 1)


async def failing():
    await asyncio.sleep(0.1)
    raise ValueError("no")


async def waits(event):
    await event.wait()


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(deep(2), name="deep"), asyncio.create_task(failing(), name="failing"),
             asyncio.create_task(waits(event), name="waits")]
    new = asyncio.create_task(deep(0), name="new")
    for frame in new.get_stack():
        print("new", frame.f_code.co_name, frame.f_lineno)
    await asyncio.sleep(0.2)
    for task in sorted(asyncio.all_tasks() - {asyncio.current_task()}, key=lambda task: task.get_name()):
        print(task.get_name(), [(frame.f_code.co_name, frame.f_lineno) for frame in task.get_stack()])
        print(task.get_coro().__qualname__, len(task.get_stack(limit=1)))
    for task in tasks:
        stack(task)
    stack(tasks[2], limit=1)
    print([frame.f_code.co_name for frame in asyncio.current_task().get_stack() if frame.f_code.co_filename == __file__])
    event.set()
    await tasks[2]
    print(tasks[2].get_stack())
    stack(tasks[2])
    try:
        tasks[1].result()
    except ValueError as error:
        print(error)


asyncio.run(main())
