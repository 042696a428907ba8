"""Iterators, counters and caches of the parent, used up in child processes: each child has its own."""
import functools
import itertools
import multiprocessing as mp
import os
import time

ids = itertools.count(1)
letters = iter("abcdef")
numbers = iter([10, 20, 30])
turns = itertools.cycle("xyz")
steps = iter(range(5))
marked = enumerate("pqr")


@functools.lru_cache(maxsize=2)
def slow(n):
    time.sleep(0.1)
    return n * n


@functools.cache
def other(n):
    return -n


def take(name, out):
    slow(3), slow(4), slow(3), other(7)
    out.put((name, next(ids), next(letters), next(numbers), next(turns), next(steps), next(marked),
             slow.cache_info()[:2], other.cache_info().currsize))


if __name__ == "__main__":
    print(next(ids), next(letters), next(numbers), next(turns), next(steps), next(marked), slow(3), other(1))
    out = mp.Queue()
    for name in ("first", "second"):
        child = mp.Process(target=take, args=(name, out))
        child.start()
        print(out.get())
        child.join()
    print(next(ids), next(letters), list(numbers), next(turns), list(steps), next(marked))
    print(slow.cache_info(), other.cache_info(), slow(4), slow(3), slow.cache_info()[:2])
    print(os.path.join("a", "b.txt"), os.path.splitext("x/y.tar")[1], os.getenv("NOT_SET", "default"), "NOT_SET" in os.environ)
