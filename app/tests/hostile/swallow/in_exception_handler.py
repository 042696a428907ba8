# ends: out_of_budget steps
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def handler(loop, context):
        while True:
            try:
                while True: pass
            except BaseException: pass
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(1)
asyncio.run(main())
