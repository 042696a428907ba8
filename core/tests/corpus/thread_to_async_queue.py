# Threads feed an asyncio.Queue through call_soon_threadsafe.
import asyncio
import threading
import time

def sensor(loop, queue, name, period):
    for i in range(3):
        time.sleep(period)
        loop.call_soon_threadsafe(queue.put_nowait, (name, i))
    loop.call_soon_threadsafe(queue.put_nowait, (name, None))

async def main():
    loop, queue = asyncio.get_running_loop(), asyncio.Queue()
    sensors = [threading.Thread(target=sensor, args=(loop, queue, n, p)) for n, p in [('t', 0.1), ('p', 0.17)]]
    for thread in sensors:
        thread.start()
    active = len(sensors)
    while active:
        name, value = await queue.get()
        if value is None:
            active -= 1
            print(name, 'ended')
        else:
            print(name, value)

asyncio.run(main())
