# ends: finished
class D:
    def __del__(self):
        while True: pass
d = D()
print('on')
