# ends: raised 1|exited
from concurrent.futures import ThreadPoolExecutor
class Odd(BaseException): pass
def f(): raise Odd('job')
with ThreadPoolExecutor(1) as pool: pool.submit(f).result()
