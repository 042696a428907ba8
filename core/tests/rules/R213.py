# R213. In debug mode the never-awaited warning shows where the coroutine was created  `[debug-never-awaited]`
import asyncio
async def f(): pass
async def main(): f()
asyncio.run(main(), debug=True)
