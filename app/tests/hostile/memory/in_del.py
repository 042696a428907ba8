# ends: out_of_budget memory|finished
class D:
    def __del__(self):
        self.a = [1]
        while True: self.a.extend(self.a)
D()
print('on')
