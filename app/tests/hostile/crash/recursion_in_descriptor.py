# ends: raised 1
# says: RecursionError
class D:
    @property
    def x(self): return self.x
D().x
