# The inner or the outer limit strikes first.
import asyncio

async def nested(outer, inner, seconds):
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(seconds)
                    print('in time')
            except TimeoutError:
                print('inner limit')
                await asyncio.sleep(0.1)
                print('after the inner limit')
    except TimeoutError:
        print('outer limit')

async def main():
    for case in [(0.5, 0.3, 0.1), (0.5, 0.1, 0.4), (0.1, 0.3, 0.4), (0.15, 0.1, 0.4)]:
        print(case)
        await nested(*case)

asyncio.run(main())
