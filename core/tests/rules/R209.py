# R209. The default handler logs to `asyncio` at ERROR: message, the other keys sorted, and the traceback  `[exc-default]`
import asyncio
async def boom(): raise ValueError("lost")
async def main(): t = asyncio.create_task(boom()); await asyncio.sleep(0.02); t = None; print("main goes on")
asyncio.run(main())
