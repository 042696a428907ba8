# ends: raised 1|finished|stuck
import asyncio
class Fake:
    _asyncio_future_blocking = True
    def __await__(self): yield self
async def main(): await Fake()
asyncio.run(main())
