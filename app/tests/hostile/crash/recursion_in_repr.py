# ends: raised 1
# says: RecursionError
class R:
    def __repr__(self): return repr(self)
print(R())
