# ends: finished
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def handler(loop, context): raise KeyError('handler')
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(1)
    print('main ends')
asyncio.run(main())
