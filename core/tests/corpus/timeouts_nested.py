"""asyncio.timeout within timeout within wait_for: who ends whom, and what each of them says."""
import asyncio


async def step(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    except asyncio.CancelledError as error:
        print("  cancelled:", name, error.args)
        raise


async def inner_first():
    async with asyncio.timeout(1) as outer:
        try:
            async with asyncio.timeout(0.2) as inner:
                await step("a", 0.5)
        except TimeoutError as error:
            print("inner", inner.expired(), outer.expired(), repr(error.__cause__), error)
        print(await step("b", 0.3), inner, repr(outer).split(" when")[0])


async def outer_first():
    try:
        async with asyncio.timeout(0.2) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await step("c", 2)
            finally:
                print("finally", inner.expired(), inner.when() > outer.when())
    except TimeoutError:
        print("outer", outer.expired())


async def moved():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 0.3)
        await step("d", 0.2)
        limit.reschedule(loop.time() + 0.2)
        print(await step("e", 0.1))
        limit.reschedule(None)
        print(await step("f", 0.4), limit.expired())
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("entered")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("too late")


async def mixed():
    try:
        await asyncio.wait_for(outer_first(), 0.1)
    except TimeoutError as error:
        print("wait_for", repr(error), repr(error.__cause__))
    try:
        async with asyncio.timeout(0.1):
            try:
                await step("g", 1)
            except asyncio.CancelledError:
                raise KeyError("instead")
    except Exception as error:
        print(type(error).__name__, error, type(error.__context__).__name__)
    task = asyncio.create_task(inner_first())
    await asyncio.sleep(0.1)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelling())


async def main():
    for part in (inner_first, outer_first, moved, mixed):
        print(part.__name__)
        await part()
        print("cancelling", asyncio.current_task().cancelling())


asyncio.run(main())
