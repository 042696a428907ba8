# ends: crashed|raised 1|finished
import functools
f = int
for _ in range(100000):
    f = functools.partial(f)
    f = (lambda g: lambda: g())(f)
f()
