# ends: out_of_budget events|out_of_budget memory|out_of_budget steps
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    while True: loop.call_later(1, print)
asyncio.run(main())
