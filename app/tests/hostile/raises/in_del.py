# ends: finished
class D:
    def __del__(self): 1 / 0
D()
print('on')
