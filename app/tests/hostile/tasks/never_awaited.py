# ends: finished
import asyncio
async def f(): pass
for _ in range(100): f()
asyncio.sleep(1)
print('on')
