# Each task has its own copy of the context; callbacks and threads have one too.
import asyncio
import contextvars

user = contextvars.ContextVar('user', default='nobody')
trail = contextvars.ContextVar('trail')

async def handler(name):
    token = user.set(name)
    await asyncio.sleep(0.05)
    print('handling for', user.get())
    await helper()
    user.reset(token)
    print('after reset', user.get())

async def helper():
    print('  helper sees', user.get())

async def main():
    user.set('main')
    await asyncio.gather(handler('ada'), handler('bob'))
    print('main still', user.get())
    print('thread sees', await asyncio.to_thread(user.get))
    context = contextvars.copy_context()
    context.run(user.set, 'copy')
    print(context[user], user.get(), trail in context)
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print('callback sees', user.get()))
    loop.call_soon(lambda: print('callback sees', user.get()), context=context)
    task = asyncio.create_task(helper(), context=context)
    await task
    try:
        trail.get()
    except LookupError:
        print('trail was never set')

asyncio.run(main())
