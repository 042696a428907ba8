# ends: finished
def f():
    a = '\ud800\0\n' * 50
    b = b'\0\xff' * 50
    c = float('nan')
    d = -0.0
    e = 1e400
    g = 1j
    h = {1: {2: {3: {4: {5: 6}}}}}
    i = [[[[[[1]]]]]]
    j = ...
    k = type
    l = object()
    m = lambda: 0
    n = (x for x in [])
    o = f
    p = NotImplemented
    q = range(5)
    r = slice(1, 2)
    s = memoryview(b'x')
    t = set('abc')
    u = frozenset()
    v = Exception('\ud800')
    return 0
f()
print('on')
