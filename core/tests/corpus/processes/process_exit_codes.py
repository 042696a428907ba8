# How processes end, and what the parent sees.
# records: stderr
import multiprocessing as mp
import os
import sys
import time

def leave(how):
    if how == 'exit':
        sys.exit(3)
    if how == 'message':
        sys.exit('a message')
    if how == 'raise':
        raise ValueError('went wrong')
    if how == 'at once':
        try:
            os._exit(7)
        finally:
            print('never printed')
    if how == 'sleep':
        try:
            time.sleep(10)
        finally:
            print('never printed')

if __name__ == '__main__':
    for how in ('return', 'exit', 'message', 'raise', 'at once'):
        process = mp.Process(target=leave, args=(how,))
        process.start()
        process.join()
        print(how, process.exitcode)
    victims = [mp.Process(target=leave, args=('sleep',)) for _ in range(2)]
    for victim in victims:
        victim.start()
    time.sleep(0.1)
    print([v.exitcode for v in victims], [v.is_alive() for v in victims])
    victims[0].terminate()
    victims[1].kill()
    for victim in victims:
        victim.join()
    print([v.exitcode for v in victims], [v.is_alive() for v in victims])
    slow = mp.Process(target=leave, args=('sleep',))
    slow.start()
    began = time.monotonic()
    slow.join(0.2)
    print(slow.exitcode, round(time.monotonic() - began, 1))
    slow.terminate()
    slow.join()
    print(slow.exitcode)
