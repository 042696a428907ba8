# A thread tells the loop what happened.
import asyncio
import threading
import time

def sensor(loop, report):
    for i in range(3):
        time.sleep(0.1)
        loop.call_soon_threadsafe(report, i * 1.5)
    loop.call_soon_threadsafe(report, None)

async def main():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    readings = []
    def report(value):
        if value is None:
            finished.set_result(readings)
        else:
            print('reading', value, threading.current_thread() is threading.main_thread())
            readings.append(value)
    thread = threading.Thread(target=sensor, args=(loop, report))
    thread.start()
    print(await finished)
    thread.join()

asyncio.run(main())
