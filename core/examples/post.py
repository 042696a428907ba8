# post.cpp in Python: what it prints, on the real clock, is post.out.
import asyncio
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

warnings.simplefilter("ignore")


def whole(seconds):
    return int(seconds + 0.001)


async def letter(name, days, lost=False):
    await asyncio.sleep(days)
    if lost:
        raise ValueError(name)
    return name


async def read(name, box):
    try:
        print(name, "reads", await box)
    except ValueError as error:
        print(name, type(error).__name__, error)
    except asyncio.CancelledError:
        print(name, "reads nothing")


async def boxes():
    loop = asyncio.get_running_loop()
    start = loop.time()
    box, torn, none = loop.create_future(), loop.create_future(), loop.create_future()
    readers = [asyncio.create_task(read("Ann", box)), asyncio.create_task(read("Bob", box)),
               asyncio.create_task(read("Cid", torn)), asyncio.create_task(read("Dee", none))]
    await asyncio.sleep(1)
    try:
        box.result()
    except asyncio.InvalidStateError as error:
        print(error)
    box.set_result("news")
    torn.set_exception(ValueError("no stamp"))
    print(none.cancel())
    print(none.cancel(), none.cancelled(), none.done(), box.done())
    try:
        box.set_result("more")
    except asyncio.InvalidStateError as error:
        print(error)
    await asyncio.gather(*readers)
    print(box.result(), type(box).__name__)
    bell = loop.create_future()
    loop.call_later(0.5, bell.set_result, None)
    await bell
    print("rings at", whole(loop.time() - start))


async def in_order():
    post = [asyncio.create_task(letter("slow", 3)), asyncio.create_task(letter("fast", 1)),
            asyncio.create_task(letter("lost", 2, True))]
    for coming in asyncio.as_completed(post):
        try:
            print(await coming)
        except ValueError as error:
            print("lost", error)
    post = [asyncio.create_task(letter("A", 1)), asyncio.create_task(letter("B", 2)), asyncio.create_task(letter("C", 5))]
    first, others = await asyncio.wait(post, return_when=asyncio.FIRST_COMPLETED)
    print(len(first), len(others), list(first)[0].result())
    done, pending = await asyncio.wait(post, timeout=2.5)
    print(len(done), len(pending), await list(pending)[0])
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    for coming in asyncio.as_completed([letter("in time", 1), letter("late", 3)], timeout=2):
        try:
            print(await coming)
        except TimeoutError:
            print("no letter")


async def weigh(grams):
    await asyncio.sleep(0.1)
    if grams > 20:
        raise RuntimeError("too heavy")
    return grams


async def all_at_once():
    print(await asyncio.gather(letter("A", 1), letter("B", 2, True), return_exceptions=True))
    never = asyncio.create_task(asyncio.sleep(9))
    asyncio.get_running_loop().call_soon(never.cancel)
    # A list in Python, a tuple in C++, where the entries have several types.
    print(tuple(await asyncio.gather(weigh(5), letter("C", 1), weigh(50), never, asyncio.sleep(1), return_exceptions=True)))
    try:
        print(await asyncio.wait_for(weigh(7), 1), await asyncio.wait_for(letter("D", 3), 2))
    except TimeoutError:
        print("too slow")


def sort(bag):
    time.sleep(0.5)
    if bag == 3:
        raise ValueError("bag 3")
    return 10 * bag


def carry(loop, bags):
    for i in range(1, 3):
        time.sleep(0.2)
        loop.call_soon_threadsafe(bags.put_nowait, i)
    print("weighs", asyncio.run_coroutine_threadsafe(weigh(9), loop).result())
    try:
        asyncio.run_coroutine_threadsafe(weigh(90), loop).result()
    except RuntimeError as error:
        print(error)
    slow = asyncio.run_coroutine_threadsafe(letter("E", 5), loop)
    try:
        slow.result(0.5)
    except TimeoutError:
        print("thread waits no more", slow.done())
        print(slow.cancel())
        print(slow.cancelled())
    asyncio.run_coroutine_threadsafe(bags.put(0), loop).result()


async def threads():
    bags = asyncio.Queue()
    carrier = threading.Thread(target=carry, args=(asyncio.get_running_loop(), bags), name="carrier")
    carrier.start()
    asyncio.get_running_loop().call_soon(print, "not called").cancel()
    bag = 1
    while bag != 0:
        bag = await bags.get()
        print("bag", bag)


for i in range(2):
    try:
        asyncio.run(asyncio.gather(letter("never", 1)))
    except (ValueError, RuntimeError) as error:
        print(error)
asyncio.run(asyncio.sleep(1))
asyncio.run(boxes())
asyncio.run(in_order())
asyncio.run(all_at_once())
asyncio.run(threads())
pool = ThreadPoolExecutor(2)
start = time.perf_counter()
print(list(pool.map(sort, [1, 2, 4])))
print(whole(time.perf_counter() - start))
one, two, third = pool.submit(sort, 5), pool.submit(sort, 6), pool.submit(sort, 7)
time.sleep(0.1)
print(third.cancel())
print(one.running(), third.cancelled())
print(one.result())
print(two.result())
try:
    list(pool.map(sort, [3, 1, 2, 4, 5]))
except ValueError as error:
    print(error, whole(time.perf_counter() - start))
pool.shutdown()
print(whole(time.perf_counter() - start))
raise IndexError("no more letters")
