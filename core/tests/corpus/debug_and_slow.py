import asyncio, time, logging, sys
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(name)s %(message).20s')
async def slow(): time.sleep(0.15)
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 0.1
    await slow()
    await asyncio.sleep(0)
    await asyncio.create_task(slow())
    try: loop.call_soon(1)
    except TypeError as e: print(e)
asyncio.run(main(), debug=True)
