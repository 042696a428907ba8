# ends: raised 1
# says: ValueError
def f(n):
    if n == 0: raise ValueError('x' * 200000)
    f(n - 1)
f(500)
