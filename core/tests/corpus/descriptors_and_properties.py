# Async methods on classes: classmethod factories, properties that return awaitables, operators.
import asyncio

class Lazy:
    def __init__(self, loader):
        self.loader = loader

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        task = getattr(instance, self.name, None)
        if task is None:
            task = asyncio.ensure_future(self.loader(instance))
            setattr(instance, self.name, task)
        return task

class User:
    def __init__(self, name):
        self.name = name

    @classmethod
    async def create(cls, name):
        await asyncio.sleep(0.02)
        return cls(name.title())

    @staticmethod
    async def exists(name):
        return name in ('ada', 'bob')

    @Lazy
    async def friends(self):
        print('loading friends of', self.name)
        await asyncio.sleep(0.05)
        return [f'{self.name} junior']

    def __matmul__(self, other):
        return asyncio.gather(self.friends, other.friends)

async def main():
    print(await User.exists('ada'), await User.exists('eve'))
    ada, bob = await asyncio.gather(User.create('ada'), User.create('bob'))
    print(await ada.friends, await ada.friends)
    print(await (ada @ bob))

asyncio.run(main())
