# Objects die when the last reference goes, also around tasks.
import asyncio
import gc
import weakref

class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)

async def use(resource):
    await asyncio.sleep(0.02)
    print('used', resource.name)

async def main():
    resource = Resource('one')
    reference = weakref.ref(resource)
    task = asyncio.create_task(use(resource))
    del resource
    print('alive:', reference() is not None)
    await task
    del task
    print('alive:', reference() is not None)
    finalizer = weakref.finalize(keep := Resource('two'), print, 'finalizer ran')
    del keep
    print(finalizer.alive)
    a, b = Resource('cycle a'), Resource('cycle b')
    a.other, b.other = b, a
    del a, b
    print(gc.collect() > 0)

asyncio.run(main())
