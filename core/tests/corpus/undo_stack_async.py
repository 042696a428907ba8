# Commands with undo; a failing batch is rolled back.
import asyncio
from contextlib import AsyncExitStack

class Store(dict):
    async def set(self, key, value):
        await asyncio.sleep(0.01)
        if value is None:
            raise ValueError(f'{key} has no value')
        old = self.get(key)
        self[key] = value
        return old

    async def undo(self, key, old):
        await asyncio.sleep(0.01)
        print('undo', key)
        if old is None:
            del self[key]
        else:
            self[key] = old

async def batch(store, changes):
    async with AsyncExitStack() as stack:
        for key, value in changes:
            old = await store.set(key, value)
            stack.push_async_callback(store.undo, key, old)
        stack.pop_all()

async def main():
    store = Store()
    await batch(store, [('a', 1), ('b', 2)])
    print(store)
    try:
        await batch(store, [('a', 10), ('c', 3), ('d', None)])
    except ValueError as error:
        print(error)
    print(store)

asyncio.run(main())
