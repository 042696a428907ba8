# ends: out_of_budget events|out_of_budget steps|out_of_budget virtual_time
import asyncio
async def stubborn():
    while True:
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: pass
async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(3)
asyncio.run(main())
