# initializer and thread-local state in a pool.
import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
made = []

def prepare(kind):
    local.connection = f'{kind} connection'
    made.append(kind)

def use(n):
    time.sleep(0.05)
    return f'{n} on {local.connection}'

with ThreadPoolExecutor(2, initializer=prepare, initargs=('fast',)) as pool:
    print(list(pool.map(use, range(4))))
print(made)
