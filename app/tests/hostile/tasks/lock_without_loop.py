# ends: raised 1|finished
import asyncio
lock = asyncio.Lock()
c = lock.acquire()
try: c.send(None)
except StopIteration as e: print(e.value)
