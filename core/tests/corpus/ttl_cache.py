"""A cache with a time to live in front of a slow function, safe for threads and counted."""
import functools
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor


class TTLCache:
    def __init__(self, size, ttl):
        self.size, self.ttl = size, ttl
        self.entries, self.lock = OrderedDict(), threading.RLock()
        self.hits = self.misses = self.dropped = 0

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(key):
            with self.lock:
                found = self.entries.get(key)
                if found and time.monotonic() - found[1] < self.ttl:
                    self.hits += 1
                    self.entries.move_to_end(key)
                    return found[0]
                self.misses += 1
            value = function(key)
            with self.lock:
                self.entries[key] = value, time.monotonic()
                self.entries.move_to_end(key)
                while len(self.entries) > self.size:
                    self.dropped += 1
                    self.entries.popitem(last=False)
            return value
        wrapper.cache = self
        return wrapper


@TTLCache(size=2, ttl=1.0)
def lookup(key):
    time.sleep(0.2)
    return key.upper()


begin = time.monotonic()
print([lookup(key) for key in "aabab"], f"{time.monotonic() - begin:.1f}")
print(lookup.cache.hits, lookup.cache.misses, list(lookup.cache.entries))
lookup("c")
print(list(lookup.cache.entries), "dropped", lookup.cache.dropped)
time.sleep(1.0)
with ThreadPoolExecutor(4, thread_name_prefix="cache") as pool:
    print(list(pool.map(lookup, "xxyy")))
print(lookup.cache.hits, lookup.cache.misses, len(lookup.cache.entries))


@functools.lru_cache(maxsize=2)
def square(n):
    print("  squaring", n)
    return n * n


print([square(n) for n in (2, 3, 2, 4, 3)], square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters())
