import asyncio
loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda l, c: print(c["message"]))
async def bg():
    try: await loop.create_future()
    except GeneratorExit: print("GeneratorExit"); raise
async def main(): loop.create_task(bg()); await asyncio.sleep(0)
loop.run_until_complete(main()); loop.close(); print("closed")
