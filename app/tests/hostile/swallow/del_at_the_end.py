# ends: out_of_budget steps
class D:
    def __del__(self):
        while True: pass
d = D()
print('on')
