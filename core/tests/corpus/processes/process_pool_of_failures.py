"""ProcessPoolExecutor: results in order, an exception with its remote traceback, a lambda, a worker that dies."""
# records: stderr
import concurrent.futures
import os
import time


class BadInput(Exception):
    def __init__(self, number, reason):
        super().__init__(number, reason)
        self.number = number


def work(number):
    time.sleep(0.05)
    if number == 3:
        raise BadInput(number, "three")
    if number == 7:
        os._exit(4)
    return number * number


def show(error):
    print(type(error).__name__, error, "| cause:", type(error.__cause__).__name__)


def main():
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        print(list(pool.map(work, range(3))))
        future = pool.submit(work, 3)
        try:
            future.result()
        except BadInput as error:
            show(error)
            print(error.number, str(error.__cause__).strip().splitlines()[-2])
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__, "pickle" in str(error).lower())
        print([f.result() for f in concurrent.futures.as_completed([pool.submit(work, 4)])])
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(work, n) for n in (1, 7, 2)]
        for future in futures:
            try:
                print(future.result())
            except concurrent.futures.process.BrokenProcessPool as error:
                print(type(error).__name__, str(error)[:40])
        try:
            pool.submit(work, 1)
        except concurrent.futures.BrokenExecutor as error:
            print("submit:", str(error)[:30])
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        pool.submit(work, 3).result()


if __name__ == "__main__":
    main()
