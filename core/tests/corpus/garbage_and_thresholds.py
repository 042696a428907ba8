"""The collector: thresholds, cycles that hold tasks and locks, callbacks, what is left when a generation goes."""
import asyncio
import gc
import threading
import weakref


class Owner:
    def __init__(self, name):
        self.name, self.lock, self.me = name, threading.Lock(), self

    async def work(self):
        await asyncio.sleep(0.1)
        return self.name


async def main():
    owner = Owner("a")
    task = asyncio.create_task(owner.work())
    owner.task = task
    gone = weakref.ref(owner)
    del owner
    gc.collect()
    print("while it works:", gone() is not None)
    print(await task)
    del task
    gc.collect()
    print("afterwards:", gone())


print(gc.get_threshold(), gc.isenabled())
gc.set_threshold(500, 5, 5)
print(gc.get_threshold())
gc.set_threshold(1000)
print(gc.get_threshold())
gc.disable()
print(gc.isenabled())
cycle = Owner("b")
gone = weakref.ref(cycle)
del cycle
print(gone() is not None)
gc.enable()
found = gc.collect()
print(found > 0, gone())
asyncio.run(main())
try:
    gc.set_threshold("a")
except TypeError as error:
    print(error)
