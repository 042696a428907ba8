"""A decorator that tries again with growing pauses and says so in the exception's notes."""
# records: stderr
import asyncio
import functools
import traceback


class Refused(Exception):
    pass


def retry(times, pause=0.1, on=(Refused,)):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            delay = pause
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)
                except on as error:
                    error.add_note(f"attempt {attempt} of {times} of {function.__name__}{args}")
                    if attempt == times:
                        raise
                    print(f"  {function.__name__}: {error}; again in {delay:.1f} s")
                    await asyncio.sleep(delay)
                    delay *= 2
        return wrapper
    return decorate


calls = {}


@retry(3)
async def fetch(name, fail):
    """Fetches."""
    calls[name] = calls.get(name, 0) + 1
    if calls[name] <= fail:
        raise Refused(f"{name} is busy")
    return f"{name} after {calls[name]}"


async def main():
    print(fetch.__name__, fetch.__doc__, fetch.__wrapped__ is not fetch)
    print(await fetch("a", 0))
    print(await fetch("b", 2))
    try:
        await fetch("c", 9)
    except Refused as error:
        print(error.__notes__)
        print(traceback.format_exception_only(error))
    results = await asyncio.gather(fetch("d", 1), fetch("e", 5), return_exceptions=True)
    print(results)
    error = ValueError("outer")
    error.add_note("one\ntwo")
    raise error from results[1]


asyncio.run(main())
