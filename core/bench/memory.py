"""What a task, a thread and a process of a pool take of memory in this Python, in bytes: the figures of app/model/memory_model.h.

usage: python3 memory.py
"""
import asyncio
import concurrent.futures
import os
import threading
import time

TASKS, THREADS, PROCESSES = 20_000, 500, 4


def resident():
    with open('/proc/self/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGESIZE')


def not_shared(pid):
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        return sum(int(line.split()[1]) * 1024 for line in file if line.startswith('Private'))


async def inner():
    await asyncio.sleep(60)


async def outer():
    await inner()


async def of_a_task():
    before = resident()
    tasks = [asyncio.create_task(outer()) for _ in range(TASKS)]
    await asyncio.sleep(1)
    each = (resident() - before) / TASKS
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return each


def of_a_thread():
    over = threading.Event()
    before = resident()
    threads = [threading.Thread(target=over.wait) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    each = (resident() - before) / THREADS
    over.set()
    for thread in threads:
        thread.join()
    return each


def of_a_process():
    with concurrent.futures.ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(abs, range(2 * PROCESSES)))
        return sum(not_shared(pid) for pid in pool._processes) / PROCESSES


if __name__ == '__main__':
    print(f'task {asyncio.run(of_a_task()):.0f}')
    print(f'thread {of_a_thread():.0f}')
    print(f'process {of_a_process():.0f}')
