# ends: finished
import asyncio
asyncio.sleep = asyncio.run = asyncio.gather = None
asyncio.Task = asyncio.Lock = int
