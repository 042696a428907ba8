# timeit of trivial code only says that it is quick.
import timeit

print(timeit.timeit('x = 1', number=10) < 1)
print(len(timeit.repeat(lambda: sum(range(10)), number=5, repeat=3)))
started = timeit.default_timer()
print(timeit.default_timer() - started < 1)
