# new_event_loop, run_until_complete, run_forever and stop, close.
import asyncio

async def work(n):
    await asyncio.sleep(0.05)
    return n

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
loop.call_later(0.1, loop.stop)
task = loop.create_task(work(2))
loop.run_forever()
print(task.result(), loop.is_running())
future = loop.create_future()
loop.call_soon(future.set_result, 'ready')
print(loop.run_until_complete(future))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
