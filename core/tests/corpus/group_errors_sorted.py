"""What a TaskGroup makes of several failures: nested groups, split, subgroup, derive, notes."""
# records: stderr
import asyncio
import traceback


class Lost(Exception):
    def __init__(self, what):
        super().__init__(f"lost {what}")
        self.what = what


async def job(name, seconds, error=None, cleanup=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        return name
    except asyncio.CancelledError:
        print(name, "is cancelled")
        if cleanup:
            raise cleanup
        raise


async def flat():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job("a", 0.1)), group.create_task(job("b", 0.2, Lost("b"))),
                 group.create_task(job("c", 0.3, cleanup=OSError(5, "disk"))), group.create_task(job("d", 0.4))]
    print("not reached", tasks)


async def nested():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job("x", 0.2, ValueError("x")))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job("y", 0.1, Lost("y")))
            inner.create_task(job("z", 0.5))


def show(group, indent=""):
    print(f"{indent}{group!r}")
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            show(error, indent + "  ")
        else:
            print(f"{indent}  {error!r} {getattr(error, '__notes__', [])}")


async def main():
    for part in (flat, nested):
        try:
            await part()
        except* Lost as losses:
            show(losses)
            for error in losses.exceptions:
                error.add_note("seen by main")
        except* (OSError, ValueError) as others:
            show(others)
    everything = ExceptionGroup("all", [Lost(1), ExceptionGroup("some", [TypeError(2), Lost(3)])])
    matched, rest = everything.split(Lost)
    show(matched), show(rest)
    print(everything.subgroup(lambda error: isinstance(error, TypeError)), everything.subgroup(KeyError))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("late", 0.3))
            await asyncio.sleep(0.1)
            raise KeyError("in the body")
    except ExceptionGroup as error:
        show(error)
    late = job("too late", 0.1)
    try:
        group.create_task(late)
    except RuntimeError as error:
        print(str(error).split(" ", 2)[2])
    late.close()
    async with asyncio.TaskGroup() as group:
        group.create_task(job("p", 0.1, Lost("p")))
        group.create_task(job("q", 0.2))


asyncio.run(main())
