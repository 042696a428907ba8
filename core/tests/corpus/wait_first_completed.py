# asyncio.wait in its three modes and with a timeout.
import asyncio

async def runner(name, seconds, fail=False):
    await asyncio.sleep(seconds)
    if fail:
        raise RuntimeError(name)
    return name

def names(tasks):
    return sorted(task.get_name() for task in tasks)

def start(*plans):
    return [asyncio.create_task(runner(*plan), name=plan[0]) for plan in plans]

async def main():
    tasks = start(('a', 0.1), ('b', 0.2), ('c', 0.3))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.15)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending), [t.result() for t in done])
    tasks = start(('d', 0.1), ('e', 0.2, True), ('f', 0.3))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    for task in pending:
        task.cancel()
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks], repr(tasks[1].exception()))
    for bad in ([], [runner('x', 0)]):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        for coroutine in bad:
            coroutine.close()

asyncio.run(main())
