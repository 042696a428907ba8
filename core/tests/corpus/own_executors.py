# Executors of the program: one that calls at once, one that carries context variables along, one that counts.
import asyncio
import concurrent.futures as cf
import contextvars

user = contextvars.ContextVar('user', default='nobody')


class AtOnce(cf.Executor):
    def __init__(self):
        self.open = True

    def submit(self, fn, /, *args, **kwargs):
        future = cf.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.open = False
        print('shutdown', wait)


class WithContext(cf.ThreadPoolExecutor):
    def submit(self, fn, /, *args, **kwargs):
        context = contextvars.copy_context()
        return super().submit(context.run, fn, *args, **kwargs)


class Counting(cf.ThreadPoolExecutor):
    calls = 0

    def submit(self, fn, /, *args, **kwargs):
        self.calls += 1
        return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait=True, **options):
        print('closing after', self.calls)
        super().shutdown(wait, **options)


def who(n):
    return f'{user.get()} {n}'


def fails(n):
    raise ValueError(n)


async def main():
    loop = asyncio.get_running_loop()
    at_once = AtOnce()
    print(await loop.run_in_executor(at_once, who, 1))
    try:
        await loop.run_in_executor(at_once, fails, 2)
    except ValueError as error:
        print('caught', error)
    user.set('ann')
    with WithContext(2) as pool:
        print(await loop.run_in_executor(pool, who, 3))
        print(list(pool.map(who, range(2))))
    with cf.ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, who, 4))


with AtOnce() as executor:
    print(list(executor.map(pow, [2, 3], [5, 2])), executor.open)
print(executor.open)
with Counting(1) as counting:
    print(list(counting.map(str, [1, 2, 3])), counting.submit(len, 'four').result())
asyncio.run(main())
try:
    cf.Executor().submit(print)
except NotImplementedError:
    print('the base class does nothing')
