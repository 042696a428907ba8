# ends: out_of_budget events|out_of_budget steps
import asyncio
async def main():
    while True: await asyncio.sleep(0)
asyncio.run(main())
