# R141. `join()` waits until `task_done()` was called once per item put  `[queue-join]`
import asyncio
async def worker(q):
    while True: x = await q.get(); await asyncio.sleep(0.02); print("done", x); q.task_done()
async def main():
    q = asyncio.Queue(); [q.put_nowait(i) for i in range(3)]
    w = asyncio.create_task(worker(q)); await q.join(); print("joined"); w.cancel()
    try: q.task_done()
    except ValueError as e: print(e)
asyncio.run(main())
