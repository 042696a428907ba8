# R121. `set(); clear()` still releases those who were waiting  `[event-pulse]`
import asyncio
async def w(ev): print(await ev.wait(), ev.is_set())
async def main():
    ev = asyncio.Event(); t = asyncio.create_task(w(ev)); await asyncio.sleep(0); ev.set(); ev.clear(); await t
asyncio.run(main())
