import asyncio
made = []
def factory(loop, coro, context=None):
    made.append(coro.__qualname__)
    return asyncio.Task(coro, loop=loop, name=f'made-{len(made)}', **({'context': context} if context else {}))
async def child(n):
    await asyncio.sleep(0.1)
    return n, asyncio.current_task().get_name()
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.gather(child(1), child(2)))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(child(3)); b = tg.create_task(child(4), name='mine')
    print(a.result(), b.result(), b.get_name())
    print(made)
    loop.set_task_factory(None)
    t = asyncio.create_task(child(5)); t.set_name('renamed')
    print(await t)
asyncio.run(main())
