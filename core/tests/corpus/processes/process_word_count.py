"""Words counted by processes: Pool.imap_unordered, a shared counter, a Manager's dict and a Queue of results."""
import functools
import multiprocessing as mp
import os
from collections import Counter

TEXTS = ["the cat and the dog", "a dog is a dog", "the end", "and then the cat and the dog slept"]
seen = []


@functools.lru_cache(maxsize=None)
def length(word):
    return len(word)


def count(text):
    seen.append(text)
    for word in text.split():
        length(word)
    info = length.cache_info()
    return Counter(text.split()), len(seen), (info.hits, info.misses)


def add_up(number, total, lock, names, out):
    for n in range(3):
        with lock:
            total.value += number
    names[mp.current_process().name] = number
    out.put((number, os.getpid() != os.getppid()))


if __name__ == "__main__":
    length("the")
    total = Counter()
    for text in TEXTS:
        with mp.Pool(1) as pool:
            counter, calls, info = pool.apply(count, (text,))
        total += counter
        print(calls, info)
    print(total.most_common(3), seen, length.cache_info())
    with mp.Pool(2) as pool:
        print(sum((c for c, _, _ in pool.map(count, TEXTS)), Counter()) == total)
    value, lock, out = mp.Value("i", 0), mp.Lock(), mp.Queue()
    with mp.Manager() as manager:
        names = manager.dict()
        workers = [mp.Process(target=add_up, args=(n, value, lock, names, out), name=f"w{n}") for n in (1, 2, 3)]
        for worker in workers:
            worker.start()
        results = sorted(out.get() for _ in workers)
        for worker in workers:
            worker.join()
        print(results, value.value, sorted(names.items()))
        print([worker.exitcode for worker in workers])
