# Context variables through executors, copy_context().run in threads.
import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor

request = contextvars.ContextVar('request', default='none')

def work():
    return request.get()

async def handle(number, pool):
    request.set(f'request {number}')
    loop = asyncio.get_running_loop()
    plain = await loop.run_in_executor(pool, work)
    copied = await loop.run_in_executor(pool, contextvars.copy_context().run, work)
    return plain, copied, await asyncio.to_thread(work)

async def main():
    with ThreadPoolExecutor(2) as pool:
        for line in await asyncio.gather(*(handle(n, pool) for n in range(2))):
            print(line)
    token = request.set('changed')
    print(token.old_value is contextvars.Token.MISSING, token.var is request)
    request.reset(token)
    print(request.get())
    try:
        request.reset(token)
    except RuntimeError as error:
        print(str(error).split(' <')[-1].startswith('Token') or 'already been used' in str(error))

asyncio.run(main())
