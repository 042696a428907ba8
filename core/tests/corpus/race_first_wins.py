# The first good answer wins, the others are cancelled.
import asyncio

async def mirror(name, seconds, ok):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, 'dropped')
        raise
    if not ok:
        raise ConnectionError(name)
    return f'data from {name}'

async def first_good(*coroutines):
    pending = {asyncio.create_task(c) for c in coroutines}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception():
                    errors.append(task.exception())
                else:
                    return task.result()
        raise ExceptionGroup('all mirrors failed', errors)
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

async def main():
    print(await first_good(mirror('A', 0.1, False), mirror('B', 0.2, True), mirror('C', 0.5, True)))
    try:
        await first_good(mirror('D', 0.1, False), mirror('E', 0.05, False))
    except* ConnectionError as group:
        print(group.exceptions)

asyncio.run(main())
