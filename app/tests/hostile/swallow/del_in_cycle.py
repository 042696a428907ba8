# ends: finished
class D:
    def __del__(self):
        while True: pass
d = D()
d.me = d
d.f = lambda: d
print('on')
