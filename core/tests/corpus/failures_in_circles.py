# Background tasks that fail, each part of a circle: the exception's traceback leads to a frame, the frame to the task,
# the task to the exception. Somebody has to hear of each all the same, at the latest when the program ends.
# records: stderr
import asyncio
import gc


class Worker:
    def __init__(self, name):
        self.name = name
        self.task = asyncio.create_task(self.run(), name=f"worker {name}")

    async def run(self):
        await asyncio.sleep(0.1)
        raise RuntimeError(f"{self.name} is broken")


async def knows_itself():
    me = asyncio.current_task()
    await asyncio.sleep(0.1)
    raise ValueError(f"{me.get_name()} has failed")


async def was_stopped(box):
    box.append(asyncio.current_task())
    await asyncio.sleep(10)


async def main():
    loop = asyncio.get_running_loop()
    gc.disable()
    Worker("first")
    asyncio.create_task(knows_itself(), name="second")
    stopped = asyncio.create_task(was_stopped([]), name="third")
    await asyncio.sleep(0)
    stopped.cancel()
    del stopped
    future = loop.create_future()
    try:
        raise LookupError("nobody asks")
    except LookupError as error:
        error.future = future
        future.set_exception(error)
    del future
    await asyncio.sleep(0.2)
    print("before the collection")
    gc.collect()
    print("after the collection")
    global kept
    kept = Worker("last")
    await asyncio.sleep(0.2)


asyncio.run(main())
print("end")
