# ends: out_of_budget events|out_of_budget steps|out_of_budget virtual_time
import asyncio
async def f():
    try: await asyncio.sleep(100)
    finally:
        while True: await asyncio.sleep(10)
async def main():
    asyncio.create_task(f())
    await asyncio.sleep(3)
asyncio.run(main())
