"""The same program as market.cpp: market.out is what python3 printed for it."""

import asyncio
import queue
import threading
import time


async def cook(orders, plates):
    while True:
        order = await orders.get()
        await asyncio.sleep(0.5)
        print("cooked", order)
        await plates.put(order[1])
        orders.task_done()


async def guest(name, table, seats):
    async with seats:
        print(name, "sits")
        await asyncio.sleep(0.2)
        before = await table.wait()
        print(name, "eats after", before)


async def fill(shelf, loaves):
    for i in range(1, 4):
        await asyncio.sleep(0.3)
        async with shelf:
            loaves.append(i)
            shelf.notify()


async def buy(shelf, loaves, wanted):
    async with shelf:
        await shelf.wait_for(lambda: len(loaves) >= wanted)
        print("bought", wanted, "of", loaves)


async def morning():
    orders = asyncio.PriorityQueue()
    plates = asyncio.LifoQueue(2)
    for order in [(2, "soup"), (1, "tea"), (3, "cake"), (1, "bread")]:
        orders.put_nowait(order)
    kitchen = asyncio.create_task(cook(orders, plates))
    await asyncio.sleep(2.2)
    print(plates.full(), await plates.get())
    print(await plates.get())
    await orders.join()
    print(plates.get_nowait())
    print(plates.empty())
    try:
        print(plates.get_nowait())
    except asyncio.QueueEmpty:
        print("no plate")
    kitchen.cancel()

    table = asyncio.Barrier(2)
    seats = asyncio.BoundedSemaphore(2)
    await asyncio.gather(*[guest(name, table, seats) for name in ("Ann", "Bob", "Cid", "Dee")])
    try:
        seats.release()
    except ValueError as error:
        print(error)

    shelf = asyncio.Condition()
    loaves = []
    await asyncio.gather(buy(shelf, loaves, 2), fill(shelf, loaves))
    late = asyncio.create_task(guest("Eve", table, seats))
    await asyncio.sleep(1)
    await table.abort()
    try:
        await late
    except asyncio.BrokenBarrierError as error:
        print(error, table.broken)


def afternoon():
    parcels = queue.Queue(1)
    start = threading.Event()
    gate = threading.Barrier(3)
    belt = threading.Condition()
    carts = threading.Semaphore(1)
    loaded = 0

    def carry(carrier):
        nonlocal loaded
        gate.wait()
        for _ in range(2):
            parcel = parcels.get()
            carts.acquire()
            time.sleep(0.1 * carrier)
            carts.release()
            with belt:
                loaded += parcel
                belt.notify_all()
                parcels.task_done()

    def deliver():
        print("waited", start.wait(0.5))
        print("waited", start.wait(1))
        gate.wait()
        for i in range(1, 5):
            parcels.put(i)
        parcels.join()
        time.sleep(0.1)
        print("delivered", parcels.qsize())

    threads = [threading.Thread(target=carry, args=(n,)) for n in (1, 2)]
    threads.append(threading.Thread(target=deliver))
    for thread in threads:
        thread.start()
    time.sleep(1)
    start.set()
    with belt:
        belt.wait_for(lambda: loaded >= 10)
    print("loaded", loaded)
    for thread in threads:
        thread.join()
    try:
        parcels.get(timeout=0.1)
    except queue.Empty:
        print("no parcel")
    till = threading.RLock()
    with till, till:
        print("end")


asyncio.run(morning())
afternoon()
