# R166. A task that waits for another task of the same full pool deadlocks  `[pool-deadlock]`
from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(1)
def outer():
    inner = ex.submit(lambda: 1)
    try: return inner.result(0.05)
    except TimeoutError: return "would deadlock"
print(ex.submit(outer).result()); ex.shutdown()
