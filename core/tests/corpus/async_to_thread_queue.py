# The other way: a coroutine feeds a thread through queue.Queue.
import asyncio
import queue
import threading

def printer(jobs, log):
    while (job := jobs.get()) is not None:
        log.append(job.upper())
        jobs.task_done()

async def main():
    jobs, log = queue.Queue(), []
    thread = threading.Thread(target=printer, args=(jobs, log))
    thread.start()
    for word in ('alpha', 'beta', 'gamma'):
        jobs.put(word)
        await asyncio.sleep(0.05)
    jobs.put(None)
    await asyncio.to_thread(thread.join)
    print(log)

asyncio.run(main())
