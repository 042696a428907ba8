# R8. A timer never fires early; a chain of short sleeps ends after one long sleep of the same total  `[never-early]`
import asyncio
async def chain(): await asyncio.sleep(0.02); await asyncio.sleep(0.02); print("chain")
async def single(): await asyncio.sleep(0.04); print("single")
async def main(): await asyncio.gather(chain(), single())
asyncio.run(main())
