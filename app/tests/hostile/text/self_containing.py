# ends: finished
def f():
    a = []
    a.append(a)
    d = {}
    d[1] = d
    return len(a)
print(f())
