# R139. A woken getter has no claim on the item: whoever runs first takes it, the loser re-queues at the back  `[queue-steal]`
import asyncio
async def g(n, q): print(n, "got", await q.get())
async def main():
    q = asyncio.Queue(); ts = [asyncio.create_task(g(n, q)) for n in "ab"]; await asyncio.sleep(0)
    q.put_nowait(1); print("stolen by main:", q.get_nowait()); await asyncio.sleep(0)
    q.put_nowait(2); q.put_nowait(3); await asyncio.gather(*ts)
asyncio.run(main())
