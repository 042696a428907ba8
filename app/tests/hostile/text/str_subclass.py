# ends: finished
class S(str):
    def __repr__(self):
        while True: pass
    __str__ = __format__ = __len__ = __hash__ = __repr__
def f():
    s = S('x')
    return 1
print(f())
