# ends: crashed|raised 1|finished
import itertools
it = iter([])
for _ in range(100000):
    it = itertools.chain(it)
list(it)
