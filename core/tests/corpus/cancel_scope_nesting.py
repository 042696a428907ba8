# since: 3.11.7, where TimeoutError keeps the cancellation it came from as its context
import asyncio

async def inner(log):
    try:
        async with asyncio.timeout(0.5):
            try:
                await asyncio.sleep(1)
            finally:
                log.append('inner finally')
                await asyncio.sleep(0)
                log.append('after hop')
    except TimeoutError as e:
        log.append(f'inner {e!r} {e.__cause__!r}')
        raise ValueError('converted') from e

async def main():
    log = []
    try:
        async with asyncio.timeout(5) as outer:
            await inner(log)
    except ValueError as e:
        log.append(repr(e))
        log.append(repr(e.__cause__))
    print(outer, outer.expired())
    for l in log: print(l)
    t = asyncio.current_task()
    print(t.cancelling(), t.get_name())
    t.cancel('self')
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print(e.args, t.cancelling(), t.uncancel())
asyncio.run(main())
