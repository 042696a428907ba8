# Every process has its own event loop, threads and context variables.
import asyncio
import contextvars
import multiprocessing as mp
import threading
import time

request = contextvars.ContextVar('request', default='nobody')

async def wait(name, seconds):
    await asyncio.sleep(seconds)
    return f'{name} {seconds}'

async def both():
    return await asyncio.gather(wait('a', 0.1), wait('b', 0.2))

def with_loop(queue):
    began = time.monotonic()
    results = asyncio.run(both())
    queue.put((results, round(time.monotonic() - began, 1), request.get()))

def with_threads(queue):
    def run(n):
        time.sleep(0.1 * n)
        queue.put(('thread', n, threading.current_thread().name))
    threads = [threading.Thread(target=run, args=(n,), name=f't{n}') for n in (2, 1)]
    for thread in threads:
        thread.start()
    queue.put((threading.current_thread().name, threading.current_thread() is threading.main_thread(),
               threading.active_count()))
    for thread in threads:
        thread.join()

async def main():
    request.set('main')
    loop = asyncio.get_running_loop()
    queue = mp.Queue()
    for target in (with_loop, with_threads):
        process = mp.Process(target=target, args=(queue,))
        process.start()
        await asyncio.to_thread(process.join)
        while not queue.empty():
            print(queue.get())
    print(asyncio.get_running_loop() is loop, process.exitcode)

if __name__ == '__main__':
    asyncio.run(main())
