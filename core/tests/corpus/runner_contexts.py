# asyncio.Runner: several coroutines on one loop, contexts, close.
import asyncio
import contextvars

name = contextvars.ContextVar('name', default='unset')

async def remember(value):
    name.set(value)
    return asyncio.get_running_loop()

async def tell():
    return name.get()

with asyncio.Runner() as runner:
    first = runner.run(remember('Ada'))
    print(runner.run(tell()))
    print(first is runner.run(remember('Bob')), first is runner.get_loop())
    context = contextvars.copy_context()
    print(runner.run(tell(), context=context), name.get())
try:
    coroutine = tell()
    runner.run(coroutine)
except RuntimeError as error:
    coroutine.close()
    print(error)
