# What cannot be pickled cannot travel.
import threading
from concurrent.futures import ProcessPoolExecutor

def identity(x):
    return x

if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        for thing in ({'a': (1, 2)}, lambda: 1, threading.Lock()):
            try:
                print('came back', pool.submit(identity, thing).result())
            except Exception as error:
                print(type(error).__name__, str(error).split(' at 0x')[0].split('<locals>')[0])
