# ends: finished
class D:
    def __del__(self): print('bye', 1 / 0)
d = D()
print('on')
