// What core_bench runs. `N` is replaced by how often the operation is done.
#pragma once

namespace asynchio::bench {

inline constexpr const char* kLesson = R"(import asyncio

A = 3.0   #: 0.5..5.0 step 0.5 s
B = 1.0   #: 0.5..5.0 step 0.5 s
C = 2.0   #: 0.5..5.0 step 0.5 s


async def boil(what, seconds):
    print("start", what)
    await asyncio.sleep(seconds)
    print("done", what)
    return what.upper()


async def watch(kitchen):
    rounds = 0
    while not kitchen.is_set():
        rounds += 1
        await asyncio.sleep(0.5)
    return rounds


async def main():
    closed = asyncio.Event()
    clock = asyncio.create_task(watch(closed), name="clock")
    meals = await asyncio.gather(boil("eggs", A), boil("tea", B), boil("rice", C))
    closed.set()
    print(meals, await clock)


asyncio.run(main())
)";

inline constexpr const char* kRace = R"(import threading
import time

counter = 0


def update(name):
    global counter
    for _ in range(3):
        before = counter
        time.sleep(0.1)
        counter = before + 1
    print(name, "is done")


threads = [threading.Thread(target=update, args=(name,)) for name in ("A", "B")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter", counter)
)";

inline constexpr const char* kEleven = R"(import threading
import time

gate = threading.Barrier(10)
belt = threading.Condition()
items = []


def work(n):
    gate.wait()
    for i in range(3):
        time.sleep(0.01 * n)
        with belt:
            items.append((n, i))
            belt.notify()
    gate.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(10)]
for thread in threads:
    thread.start()
for _ in range(30):
    with belt:
        belt.wait_for(lambda: items)
        items.pop()
for thread in threads:
    thread.join()
print("all", len(items))
)";

// About a hundred thousand events.
inline constexpr const char* kLong = R"(import asyncio


async def work(n):
    for i in range(158):
        await asyncio.sleep(0.001 + n / 10000)


async def main():
    await asyncio.gather(*(work(n) for n in range(30)))


asyncio.run(main())
)";

inline constexpr const char* kHang = "10 ** 10 ** 9\n";

inline constexpr const char* kHop = R"(import asyncio
async def main():
    for _ in range(N): await asyncio.sleep(0)
asyncio.run(main())
)";

inline constexpr const char* kSpawn = R"(import asyncio
async def nothing(): pass
async def main():
    for _ in range(N // 100): await asyncio.gather(*[asyncio.create_task(nothing()) for _ in range(100)])
asyncio.run(main())
)";

inline constexpr const char* kQueue = R"(import asyncio
async def answer(there, back):
    while True: await back.put(await there.get())
async def main():
    there, back = asyncio.Queue(), asyncio.Queue()
    task = asyncio.create_task(answer(there, back))
    for i in range(N):
        await there.put(i)
        await back.get()
    task.cancel()
asyncio.run(main())
)";

}  // namespace asynchio::bench
