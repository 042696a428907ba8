# ends: finished
import asyncio
loop = asyncio.new_event_loop()
async def f(): await asyncio.sleep(100)
tasks = [loop.create_task(f()) for _ in range(100)]
loop.run_until_complete(asyncio.sleep(0))
print('left', len(tasks))
