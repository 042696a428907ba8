# ends: finished|raised 1
def g(inner):
    yield from inner
it = iter([1])
for _ in range(5000):
    it = g(it)
print(next(it, None))
