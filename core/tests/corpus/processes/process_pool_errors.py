# Errors that travel between processes, and those that cannot.
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

class Refused(Exception):
    def __init__(self, code, why):
        super().__init__(f'{code}: {why}')

class Polite(Exception):
    pass

def divide(a, b):
    return a / b

def give(what):
    if what == 'lambda':
        return lambda: 1
    if what == 'lock':
        return threading.Lock()
    if what == 'polite':
        raise Polite('please', 1)
    if what == 'chain':
        try:
            divide(1, 0)
        except ZeroDivisionError as error:
            raise Polite('chained') from error
    if what == 'refused':
        raise Refused(7, 'no')
    return what

def late():
    return 'defined late'

if __name__ == '__main__':
    with ProcessPoolExecutor(2) as pool:
        for what in ('fine', 'lambda', 'lock', 'polite', 'chain'):
            future = pool.submit(give, what)
            error = future.exception()
            if error is None:
                print(future.result())
                continue
            print(type(error).__name__, str(error).split(' at 0x')[0].split('<locals>')[0], error.args[1:])
            print('   ', type(error.__cause__).__name__, error.__context__)
        try:
            pool.submit(divide, 1, 0).result()
        except ZeroDivisionError as error:
            lines = str(error.__cause__).splitlines()
            print(lines[1], lines[-1] == '"""', lines[-2])
            print([line.strip() for line in lines if line.strip().startswith('return')])
        for argument in (threading.Lock(), (x for x in [1]), divide):
            try:
                print(pool.submit(give, argument).result() is divide)
            except TypeError as error:
                print('TypeError', error)
        broken = pool.submit(give, 'refused')
        print(type(broken.exception()).__name__, '-', broken.exception())
        try:
            pool.submit(give, 1)
        except BrokenProcessPool as error:
            print(error)
