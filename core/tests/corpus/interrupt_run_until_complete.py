# Without asyncio.run nobody turns Ctrl+C into a cancellation: KeyboardInterrupt comes straight out of the loop.
# interrupt: 0.5
import asyncio

async def wait():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled")

loop = asyncio.new_event_loop()
task = loop.create_task(wait())
try:
    loop.run_until_complete(task)
except KeyboardInterrupt:
    print("interrupted; done:", task.done())
task.cancel()
loop.run_until_complete(task)
loop.close()
print("closed")
