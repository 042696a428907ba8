# R98. Nested timeouts: the one whose deadline passed converts the error  `[timeout-nested]`
import asyncio
async def main():
    for a, b in ((0.02, 9), (9, 0.02)):
        try:
            async with asyncio.timeout(a) as outer:
                try:
                    async with asyncio.timeout(b) as inner: await asyncio.sleep(9)
                except TimeoutError: print("inner expired")
        except TimeoutError: print("outer expired")
        print(outer.expired(), inner.expired())
asyncio.run(main())
