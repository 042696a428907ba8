# concurrent.futures.as_completed and a mapping from future to name.
# real clock: the virtual one replaces what this program looks at
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

def load(name, seconds):
    time.sleep(seconds)
    if name == 'broken':
        raise OSError('cannot load')
    return len(name)

PAGES = {'contact': 0.3, 'index': 0.1, 'broken': 0.2, 'news': 0.4}
with ThreadPoolExecutor(max_workers=4) as pool:
    futures = {pool.submit(load, name, seconds): name for name, seconds in PAGES.items()}
    for future in as_completed(futures):
        try:
            print(futures[future], future.result())
        except OSError as error:
            print(futures[future], 'failed:', error)
    try:
        for future in as_completed([pool.submit(load, 'x', 0.3)], timeout=0.1):
            print('not printed')
    except TimeoutError as error:
        print(error)
