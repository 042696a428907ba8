# ends: finished
import asyncio
async def g():
    while True:
        try: yield 1
        except BaseException: pass
async def main():
    async for x in g():
        print(x)
        return
asyncio.run(main())
