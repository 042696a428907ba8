# One failure cancels the siblings; except* sorts the errors.
import asyncio

async def fail(error, seconds):
    await asyncio.sleep(seconds)
    raise error

async def patient(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def both_fail():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise KeyError('while cancelled') from None

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(patient('p'))
            group.create_task(fail(ValueError('v'), 0.1))
            group.create_task(both_fail())
    except* ValueError as caught:
        print('values', caught.exceptions)
    except* KeyError as caught:
        print('keys', caught.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(OSError('o'), 0.05))
            await patient('the body')
    except ExceptionGroup as caught:
        print(repr(caught), caught.message)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(patient('q'))
            await asyncio.sleep(0.05)
            raise ZeroDivisionError('in the body')
    except* ZeroDivisionError as caught:
        print(caught.exceptions)

asyncio.run(main())
