# ends: raised 1
# says: bad yield
import asyncio, types
@types.coroutine
def odd(): yield 42
async def main(): await odd()
asyncio.run(main())
