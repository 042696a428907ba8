# R12. Order of a mixed batch: task steps, call_soon and future callbacks share one FIFO  `[call-order-mix]`
import asyncio
async def co(n): print("task", n)
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    f.add_done_callback(lambda _: print("future callback"))
    t1 = asyncio.create_task(co(1)); loop.call_soon(print, "soon 1"); f.set_result(None)
    t2 = asyncio.create_task(co(2)); loop.call_soon(print, "soon 2")
    await asyncio.sleep(0)
asyncio.run(main())
