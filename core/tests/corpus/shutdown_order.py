"""Who is told first when a service stops: an exit stack, cancelled workers, atexit."""
# real clock: the virtual one does not see how the interpreter ends
import asyncio
import atexit
import contextlib


@atexit.register
def goodbye():
    print("atexit: goodbye")


atexit.register(print, "atexit: registered last, runs first", end="!\n")


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    except* ValueError as group:
        print(name, "saw", group.exceptions)
        raise
    finally:
        await asyncio.sleep(0.05)
        print("close", name)


async def worker(number, queue):
    try:
        while True:
            job = await queue.get()
            await asyncio.sleep(0.1 * job)
            print(f"worker {number} did {job}")
            queue.task_done()
    finally:
        print(f"worker {number} leaves")


async def main():
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(resource("database"))
        await stack.enter_async_context(resource("cache"))
        stack.callback(print, "plain callback")
        stack.push_async_callback(asyncio.sleep, 0.01)
        queue = asyncio.Queue()
        workers = [asyncio.create_task(worker(n, queue)) for n in range(2)]
        for job in (1, 2, 3):
            queue.put_nowait(job)
        await queue.join()
        for task in workers:
            task.cancel()
        print(await asyncio.gather(*workers, return_exceptions=True), database)
    try:
        async with resource("short"):
            raise ValueError("no luck")
    except* ValueError as group:
        print("main saw", group.exceptions)


asyncio.run(main())
print("main is over")
