from concurrent.futures import ProcessPoolExecutor
import os
counter = 0
def inc(_):
    global counter; counter += 1; return counter >= 1, os.getpid() != PARENT
PARENT = os.getpid()
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(inc, range(3))), "parent's counter:", counter)
        try: ex.submit(lambda: 1).result()
        except Exception as e: print(type(e).__name__)
