# ends: out_of_budget events|out_of_budget memory|out_of_budget steps
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def again():
        loop.call_soon(again)
        loop.call_soon(again)
    again()
    await asyncio.sleep(1)
asyncio.run(main())
