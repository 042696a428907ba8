# ends: finished
def f():
    big = list(range(1_000_000))
    huge = 'x' * 10_000_000
    deep = {i: [i] * 100 for i in range(1000)}
    number = 7 ** 100000
    return len(big)
print(f())
