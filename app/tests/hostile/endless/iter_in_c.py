# ends: out_of_budget steps
class I:
    def __iter__(self): return self
    def __next__(self): return 1
max(I())
