# asyncio.Event: several wait, one sets, clear.
import asyncio

async def waiter(name, event):
    print(name, 'waits')
    await event.wait()
    print(name, 'goes on')

async def main():
    event = asyncio.Event()
    print(event.is_set())
    tasks = [asyncio.create_task(waiter(n, event)) for n in 'abc']
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    event.set()
    print(event.is_set(), await event.wait())
    await asyncio.gather(*tasks, return_exceptions=True)
    event.clear()
    late = asyncio.create_task(waiter('late', event))
    await asyncio.sleep(0.1)
    print(late.done())
    event.set()
    await late

asyncio.run(main())
